-- The third warning comes when the time is over: to whoever supervises. Found without reading what is in time.
create index work_items_overdue_untold on work_items (due_at) where warned = 2;
