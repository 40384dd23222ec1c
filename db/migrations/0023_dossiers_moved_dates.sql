-- Which dossiers a decree moved: counted and listed beside the decree, found by its number in each move on record.
create index dossiers_moved_dates on dossiers using gin ((facts -> 'promises') jsonb_path_ops);
