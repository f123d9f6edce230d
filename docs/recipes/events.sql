-- Events as a table that is always the newest coding, in whatever order records arrive.
-- Plain SQL: SQLite 3.24 or newer, PostgreSQL.

-- One row a document: which coding of it stands.
CREATE TABLE IF NOT EXISTS documents (
  doc_id          TEXT PRIMARY KEY,
  coding_revision INTEGER NOT NULL,
  outcome         TEXT NOT NULL,
  reason          TEXT
);

-- The events that this coding stands by, as its outcome record lists them.
CREATE TABLE IF NOT EXISTS document_events (
  doc_id    TEXT NOT NULL,
  event_key TEXT NOT NULL,
  PRIMARY KEY (doc_id, event_key)
);

-- The newest copy of each event, also of those that no coding stands by any longer.
CREATE TABLE IF NOT EXISTS events (
  event_key       TEXT PRIMARY KEY,
  coding_revision INTEGER NOT NULL,
  doc_id          TEXT NOT NULL,
  class           TEXT NOT NULL,
  type            TEXT NOT NULL,
  day             TEXT,
  actors          TEXT NOT NULL,
  recipients      TEXT NOT NULL,
  place           TEXT,
  record          TEXT NOT NULL
);

-- What to ask: an event that its document's newest coding no longer lists is withdrawn.
CREATE VIEW IF NOT EXISTS current_events AS
SELECT events.* FROM events
JOIN document_events ON document_events.doc_id = events.doc_id AND document_events.event_key = events.event_key;
