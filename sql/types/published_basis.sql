-- where a publication date was read
CREATE TYPE published_basis AS ENUM (
    'meta',
    'text',
    'url',
    'inferred'
);
