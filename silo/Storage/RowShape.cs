using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>What row changes have in common that one text of SQL serves: table, operation, and the names of the values, in their order.</summary>
internal sealed record RowShape(RowTable Table, RowOperation Operation, ImmutableArray<string> Key, ImmutableArray<string> Columns)
{
    /// <summary>For faults: what is done to which table.</summary>
    public string Name { get; } = $"{Operation} {Table.Name}";

    /// <exception cref="ArgumentException">The change names what the table does not have, or not enough of its key.</exception>
    public static RowShape Of(RowTable table, RowChange change)
    {
        if (change.Key.IsDefault || change.Columns.IsDefault)
            throw new ArgumentException($"A change of table '{table.Name}' lacks its values.", nameof(change));
        var shape = new RowShape(table, change.Operation, Names(change.Key), Names(change.Columns));
        if (shape.Key.Concat(shape.Columns).FirstOrDefault(name => !table.Has(name)) is { } unknown)
            throw new ArgumentException($"Table '{table.Name}' has no column '{unknown}'.", nameof(change));
        return shape.IsMeant() ? shape : throw new ArgumentException($"'{shape.Name}' cannot be done by ({string.Join(' ', shape.Key)}).", nameof(change));
    }

    public bool Fits(RowChange change) =>
        change.Operation == Operation && Fits(Key, change.Key) && Fits(Columns, change.Columns);

    private bool IsMeant() => IsDistinct(Key) && IsDistinct(Columns) && Operation switch
    {
        // One row: its whole key, and besides that nothing of it.
        RowOperation.Add or RowOperation.Put => Key.Length == Table.Key.Length && Key.All(IsOfKey) && !Columns.Any(IsOfKey)
            && (Table.Guard is RowGuard.None || Columns.Contains(RowTable.Revision, StringComparer.Ordinal)),
        // Rows of one tenant, which keep their key.
        RowOperation.Update => StartsWithTenant() && Columns.Length > 0 && !Columns.Any(IsOfKey),
        RowOperation.Delete => StartsWithTenant() && Columns.IsEmpty,
        _ => false,
    };

    private bool IsOfKey(string column) => Table.Key.Contains(column, StringComparer.Ordinal);

    private bool StartsWithTenant() => Key is [var first, ..] && string.Equals(first, Table.Key[0], StringComparison.Ordinal);

    private static bool IsDistinct(ImmutableArray<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Length;

    private static ImmutableArray<string> Names(ImmutableArray<RowValue> values) => [.. values.Select(value => value.Name)];

    private static bool Fits(ImmutableArray<string> names, ImmutableArray<RowValue> values)
    {
        if (values.IsDefault || values.Length != names.Length)
            return false;
        var given = values.AsSpan();
        for (var index = 0; index < given.Length; index++)
        {
            if (!string.Equals(given[index].Name, names[index], StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}

/// <summary>The statements of one database for changes of rows: made once per shape, then found by comparing names.</summary>
/// <param name="write">Says a shape in the words of the database.</param>
internal sealed class RowShapes<T>(Func<RowShape, T> write)
    where T : class
{
    /// <summary>Far more than the program has: a message must not fill the memory with texts.</summary>
    private const int MaxPerTable = 32;

    private readonly Dictionary<string, Shapes> _tables = RowTables.All.ToDictionary(table => table.Name, table => new Shapes(table), StringComparer.Ordinal);

    /// <exception cref="ArgumentException">There is no such table, or the change cannot be meant.</exception>
    public T Of(RowChange change)
    {
        if (change.Table is null || !_tables.TryGetValue(change.Table, out var shapes))
            throw new ArgumentException($"There is no table '{change.Table}' whose rows can be changed.", nameof(change));
        foreach (var (shape, statement) in shapes.Known)
        {
            if (shape.Fits(change))
                return statement;
        }

        return shapes.Add(change, write);
    }

    private sealed class Shapes(RowTable table)
    {
        private readonly Lock _gate = new();

        /// <summary>Replaced as a whole: readers take it as it is.</summary>
        public (RowShape Shape, T Statement)[] Known { get; private set; } = [];

        public T Add(RowChange change, Func<RowShape, T> write)
        {
            var shape = RowShape.Of(table, change);
            lock (_gate)
            {
                foreach (var known in Known)
                {
                    if (known.Shape.Fits(change))
                        return known.Statement;
                }

                if (Known.Length == MaxPerTable)
                    throw new ArgumentException($"Table '{table.Name}' is changed in too many ways.", nameof(change));
                var statement = write(shape);
                Known = [.. Known, (shape, statement)];
                return statement;
            }
        }
    }
}
