"""A load brings what is new, leaves what is known, and says so."""


def test_a_new_article_comes_with_all_its_rows(desk, piece):
    counts = desk.load(piece("https://a.example/1"))
    assert counts.inserted == {
        "documents": 1, "articles": 1, "amounts": 2, "dates": 1, "country_mentions": 1,
        "organization_mentions": 1, "quantities": 1, "claims": 2, "events": 1,
    }  # fmt: skip
    assert (counts.n_inserted, counts.n_updated, counts.retired) == (11, 0, 0)
    assert (counts.pages.found, counts.pages.fetched, counts.pages.new, counts.pages.articles, counts.pages.claims) == (
        1,
        1,
        1,
        1,
        2,
    )
