-- Days of the log, searched or taken out, are found by when its lines were written, not by going through all of it (7.2).
create index audit_at on audit_log (at);
