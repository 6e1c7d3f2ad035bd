using System.Globalization;

namespace StudyMate.Storage;

/// <summary>A numbered change of the schema, applied once and in order: <c>NNNN_name.sql</c>.</summary>
internal sealed record SqlMigration(int Number, string Name, string Sql)
{
    public static SqlMigration Of(string file, string sql)
    {
        if (file.Length < 6 || file[4] != '_' || !int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidOperationException($"Migration '{file}' is not named NNNN_name.sql.");
        return new SqlMigration(number, file[5..], sql);
    }
}
