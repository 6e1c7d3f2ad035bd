SELECT 'sqlite' AS name, sqlite_version() AS version, page_count * page_size AS bytes, 'journal_mode=' || journal_mode AS journal, MAX(number) AS migration
FROM schema_migrations, pragma_page_count, pragma_page_size, pragma_journal_mode;
