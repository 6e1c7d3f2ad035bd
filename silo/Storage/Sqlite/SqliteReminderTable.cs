using System.Globalization;
using Orleans;
using Orleans.Runtime;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Reminders as rows; the etag is the row's version.</summary>
internal sealed class SqliteReminderTable(ISqliteDatabase database) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        database.Open();
        return Task.CompletedTask;
    }

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await ReadAsync("Reminders/ReadGrain", [("type", grainId.Type.ToString()), ("key", grainId.Key.ToString())]));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        new(await ReadAsync(begin < end ? "Reminders/ReadRange" : "Reminders/ReadWrappedRange", [("begin", (long)begin), ("end", (long)end)]));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await ReadAsync("Reminders/ReadOne", Key(grainId, reminderName))).FirstOrDefault();

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        var change = new Statement(
            "Reminders/Upsert",
            [
                .. Key(entry.GrainId, entry.ReminderName),
                ("hash", (long)entry.GrainId.GetUniformHashCode()),
                ("startAt", new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc))),
                ("periodUs", entry.Period.Ticks / TimeSpan.TicksPerMicrosecond),
            ]);
        return database.WriteAsync<string?>(session =>
        {
            SqliteRows.Run(session, change);
            var version = session.Prepare("Reminders/Version");
            SqliteParameters.Bind(version, Key(entry.GrainId, entry.ReminderName));
            try
            {
                return version.Step() ? Etag(version.Integer(0)) : null;
            }
            finally
            {
                version.Reset();
            }
        });
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        if (!long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return Task.FromResult(false);
        var change = new Statement("Reminders/Delete", [.. Key(grainId, reminderName), ("version", version)]);
        return database.WriteAsync(session => SqliteRows.Run(session, change) == 1);
    }

    public Task TestOnlyClearTable() => database.WriteAsync(session => SqliteRows.Run(session, Statement.Of("Reminders/DeleteAll")));

    private Task<List<ReminderEntry>> ReadAsync(string statement, System.Collections.Immutable.ImmutableArray<RowValue> parameters) =>
        database.ReadAsync(
            session =>
            {
                var read = session.Prepare(statement);
                SqliteParameters.Bind(read, parameters);
                try
                {
                    List<ReminderEntry> entries = [];
                    while (read.Step())
                        entries.Add(Entry(read));
                    return entries;
                }
                finally
                {
                    read.Reset();
                }
            },
            CancellationToken.None);

    private static ReminderEntry Entry(SqliteStatement row) => new()
    {
        GrainId = GrainId.Create(row.Text(0), row.Text(1)),
        ReminderName = row.Text(2),
        StartAt = Micros.ToInstant(row.Integer(3)).UtcDateTime,
        Period = TimeSpan.FromTicks(row.Integer(4) * TimeSpan.TicksPerMicrosecond),
        ETag = Etag(row.Integer(5)),
    };

    private static System.Collections.Immutable.ImmutableArray<RowValue> Key(GrainId grain, string name) =>
        [("type", grain.Type.ToString()), ("key", grain.Key.ToString()), ("name", name)];

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
