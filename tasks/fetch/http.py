"""Pages over HTTP, politely: the one importer of the HTTP client.

Here belong robots.txt, the pause between two requests to a host, time-outs, retries with backoff and jitter, the
limits on size and redirects, and the guard against addresses inside the network. What a page says does not.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego

USER_AGENT = "jangbu/0.1 (Korean news ledger; reads each page once)"
_AGENT_NAME = "jangbu"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRY_STATUSES = frozenset({429, 500, 502, 503, 504})
logging.getLogger("urllib3.connectionpool").setLevel(
    logging.ERROR
)  # each retry is a warning there; ours is one failure


class FetchError(Exception):
    """A page did not come; ``reason`` is a closed code and the message one sentence that names the URL."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Response:
    """A body as it came over the wire, unpacked from its transfer encoding, and the address that gave it."""

    url: str
    content: bytes
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently a host is asked. Times in seconds; sizes in bytes."""

    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_seconds: float = 120.0
    retries: int = 3
    backoff_factor: float = 0.5
    retry_after_max: int = 60
    host_pause: float = 1.0
    max_bytes: int = 32 * 1024 * 1024
    max_redirects: int = 5


def _is_inside(address: str) -> bool:
    """Return whether an IP address is no public one.

    >>> _is_inside("127.0.0.1"), _is_inside("10.1.2.3"), _is_inside("8.8.8.8")
    (True, True, False)
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return not (mapped or ip).is_global


class _InsideAddressError(Exception):
    """A host that nobody named leads to an address inside the network."""


def _check_peer(sock: socket.socket, host: str) -> socket.socket:
    """Return the connected socket, or refuse it: the address connected to counts, not the name asked for."""
    if _is_inside(sock.getpeername()[0]):
        sock.close()
        raise _InsideAddressError(host)
    return sock


class _PublicConnection(urllib3.connection.HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _check_peer(super()._new_conn(), self.host)


class _PublicTLSConnection(urllib3.connection.HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _check_peer(super()._new_conn(), self.host)


class _PublicPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicTLSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _PublicTLSConnection


@dataclass(slots=True)
class _Host:
    """What is known of one host: its robots.txt, and when it may be asked next."""

    robots: Protego | None = None
    pause: float = 0.0
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Fetcher:
    """Fetches pages. Hosts that the person named may be inside the network; those met by a redirect may not.

    A fetcher may be used by several threads: requests to one host stand in a queue.
    """

    def __init__(self, named_hosts: frozenset[str] = frozenset(), manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._named_hosts = named_hosts
        self._hosts: dict[str, _Host] = {}
        self._hosts_lock = threading.Lock()
        retry = urllib3.Retry(
            total=self._manners.retries,
            redirect=False,
            status_forcelist=_RETRY_STATUSES,
            backoff_factor=self._manners.backoff_factor,
            backoff_jitter=self._manners.backoff_factor,
            retry_after_max=self._manners.retry_after_max,
            raise_on_status=False,
        )
        timeout = urllib3.Timeout(
            connect=self._manners.connect_timeout,
            read=self._manners.read_timeout,
            total=self._manners.total_seconds,
        )
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        self._named_pools = urllib3.PoolManager(headers=headers, retries=retry, timeout=timeout)
        self._public_pools = urllib3.PoolManager(headers=headers, retries=retry, timeout=timeout)
        self._public_pools.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicTLSPool}

    def close(self) -> None:
        """Close every connection."""
        self._named_pools.clear()
        self._public_pools.clear()

    def fetch(self, url: str) -> Response:
        """Return the page behind a URL, following redirects; raise :class:`FetchError` where none comes."""
        address = url
        for _ in range(self._manners.max_redirects + 1):
            response = self._ask(address)
            target = response.headers.get("Location")
            if response.status not in _REDIRECTS or not target:
                return self._accept(address, response)
            response.release_conn()
            address = urljoin(address, target)
            if urlsplit(address).scheme not in {"http", "https"}:
                reason = "redirect"
                raise FetchError(reason, f"{url} redirects to {address}, which is no web page: check the address.")
        reason = "redirect"
        raise FetchError(reason, f"{url} redirects more than {self._manners.max_redirects} times: check the address.")

    def _accept(self, url: str, response: urllib3.BaseHTTPResponse) -> Response:
        if response.status != 200:
            response.release_conn()
            reason = f"http_{response.status}"
            raise FetchError(reason, f"{url} answered {response.status}: {_advice(response.status)}")
        try:
            content = b"".join(self._chunks(url, response))
        except urllib3.exceptions.HTTPError as error:
            reason = "interrupted"
            raise FetchError(reason, f"{url} broke off while it was read: try again later.") from error
        finally:
            response.release_conn()
        return Response(url, content, response.headers.get("Content-Type"))

    def _chunks(self, url: str, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        """Yield the body piece by piece, within the limits on size and on the time of the whole."""
        deadline = time.monotonic() + self._manners.total_seconds
        n_bytes = 0
        for chunk in response.stream(64 * 1024, decode_content=True):
            n_bytes += len(chunk)
            if n_bytes > self._manners.max_bytes:
                reason = "too_large"
                raise FetchError(
                    reason, f"{url} is larger than {self._manners.max_bytes // 2**20} MiB: it is no article."
                )
            if time.monotonic() > deadline:
                reason = "timeout"
                raise FetchError(reason, f"{url} sends too slowly: try again later.")
            yield chunk

    def _ask(self, url: str) -> urllib3.BaseHTTPResponse:
        host = self._host(url)
        if host.robots is not None and not host.robots.can_fetch(url, _AGENT_NAME):
            reason = "robots"
            raise FetchError(reason, f"{url} is closed to robots by its robots.txt: leave it out.")
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                return self._request(url)
            finally:
                host.free_at = time.monotonic() + host.pause

    def _request(self, url: str) -> urllib3.BaseHTTPResponse:
        parts = urlsplit(url)
        if not parts.hostname:
            reason = "bad_url"
            raise FetchError(reason, f"{url} names no host: check the address.")
        pools = self._named_pools if parts.hostname in self._named_hosts else self._public_pools
        try:
            return pools.request("GET", url, redirect=False, preload_content=False)
        except _InsideAddressError as error:
            reason = "inside_address"
            message = f"{url} leads to an address inside the network: name such a host yourself to read it."
            raise FetchError(reason, message) from error
        except urllib3.exceptions.MaxRetryError as error:
            raise _as_fetch_error(url, error.reason) from error
        except urllib3.exceptions.HTTPError as error:
            raise _as_fetch_error(url, error) from error

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        key = f"{parts.scheme}://{parts.netloc}"
        with self._hosts_lock:
            host = self._hosts.setdefault(key, _Host())
        with host.lock:
            if host.robots is None:
                host.robots = self._read_robots(f"{key}/robots.txt")
                asked = host.robots.crawl_delay(_AGENT_NAME) or 0.0
                named = parts.hostname in self._named_hosts and parts.hostname in {"127.0.0.1", "localhost", "::1"}
                host.pause = max(float(asked), 0.0 if named else self._manners.host_pause)
        return host

    def _read_robots(self, url: str) -> Protego:
        """Return a host's rules: all is allowed where it has none (4xx), nothing where it does not answer (RFC 9309)."""
        response = self._request(url)
        try:
            if response.status >= 500:
                reason = "robots_unreachable"
                raise FetchError(
                    reason, f"{url} answered {response.status}, so the host is left alone: try again later."
                )
            content = response.read(512 * 1024, decode_content=True) if response.status == 200 else b""
        finally:
            response.release_conn()
        return Protego.parse(content.decode("utf-8", "replace"))


def _advice(status: int) -> str:
    if status in {404, 410}:
        return "the page is gone, check the address."
    if status in {401, 403, 451}:
        return "the host does not give it to us."
    if status >= 500 or status == 429:
        return "the host is in trouble, try again later."
    return "check the address."


def _as_fetch_error(url: str, error: BaseException | None) -> FetchError:
    """Return the one sentence for a failure of the network."""
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return FetchError("no_such_host", f"{url} names a host that cannot be found: check the address.")
    if isinstance(error, urllib3.exceptions.SSLError):
        return FetchError("tls", f"{url} has no valid certificate: check the address.")
    # A refused connection is a subclass of a timed-out one in urllib3.
    is_refused = isinstance(error, urllib3.exceptions.NewConnectionError)
    if isinstance(error, urllib3.exceptions.TimeoutError) and not is_refused:
        return FetchError("timeout", f"{url} did not answer in time: try again later.")
    return FetchError("unreachable", f"{url} cannot be reached: check the address or try again later.")
