-- Which of the numbered files were run.
CREATE TABLE IF NOT EXISTS asap_schema (
    version integer NOT NULL PRIMARY KEY
);
