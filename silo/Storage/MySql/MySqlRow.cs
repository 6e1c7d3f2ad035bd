using System.Globalization;
using System.Text;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>The row that a reader stands at. Sums and quotients come back in wider types than the columns that they are made of.</summary>
internal sealed class MySqlRow(string name, MySqlDataReader reader) : IRow
{
    public string Name => name;

    public int ColumnCount => reader.FieldCount;

    public string ColumnName(int column) => reader.GetName(column);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Integer(int column) => reader.GetInt64(column);

    public double Real(int column) => Convert.ToDouble(reader.GetValue(column), CultureInfo.InvariantCulture);

    public string Text(int column) => reader.GetValue(column) switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}
