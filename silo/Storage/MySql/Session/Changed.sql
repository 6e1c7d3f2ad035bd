-- After each of several statements that are sent together: how many rows it changed.
SELECT ROW_COUNT() AS changed
