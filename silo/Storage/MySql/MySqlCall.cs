using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>A statement with the values of its parameters, in their order.</summary>
internal readonly record struct MySqlCall(MySqlStatement Statement, ImmutableArray<RowValue> Values)
{
    private static readonly RowShapes<MySqlStatement> Shapes = new(MySqlRowText.Of);

    public static implicit operator MySqlCall(Statement statement)
    {
        var called = MySqlCatalogue.Of(statement.Name);
        return new MySqlCall(called, called.InOrder(statement.Values));
    }

    public static implicit operator MySqlCall(RowChange change) => new(
        Shapes.Of(change), change.Operation is RowOperation.Update ? change.Columns.AddRange(change.Key) : change.Key.AddRange(change.Columns));
}
