using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>Files of named statements: how they are read, and that each statement is somebody's.</summary>
public sealed class StatementFilesTests
{
    [Fact]
    public void A_statement_of_one_database_stands_instead_of_the_shared_one()
    {
        (string, string)[] files =
        [
            ("Things", "-- name: Read\nSELECT 1\n\n-- name: Put\n-- Why.\nINSERT 1\n"),
            ("Things.mysql", "-- name: Put\nINSERT 2\n\n-- name: Lock\nSELECT 3\n"),
            ("Others.sqlite", "-- name: Read\nSELECT 4\n"),
        ];

        StatementFiles.Of("mysql", files).Select(statement => (statement.Key, statement.Value)).Order()
            .Should().Equal(("Things/Lock", "SELECT 3"), ("Things/Put", "INSERT 2"), ("Things/Read", "SELECT 1"));
        StatementFiles.Of("sqlite", files).Select(statement => (statement.Key, statement.Value)).Order()
            .Should().Equal(("Others/Read", "SELECT 4"), ("Things/Put", "-- Why.\nINSERT 1"), ("Things/Read", "SELECT 1"));
    }

    [Theory]
    [InlineData("SELECT 1", "-- name: Other\nSELECT 2")]
    [InlineData("-- name: Read\nSELECT 1\n-- name: Read\nSELECT 2", "")]
    [InlineData("-- name: Read\n-- name: Other\nSELECT 2", "")]
    [InlineData("-- name: Read me\nSELECT 1", "")]
    [InlineData("-- name: Read\nSELECT 1", "-- name: Read\nSELECT 1")]
    [InlineData("-- name: Read\nSELECT 1", "-- name: Put\nSELECT 1\n-- name: Put\nSELECT 1")]
    public void A_file_that_cannot_be_meant_is_refused(string shared, string own) =>
        FluentActions.Invoking(() => StatementFiles.Of("mysql", [("Things", shared), ("Things.mysql", own)])).Should().ThrowExactly<InvalidOperationException>();

    /// <summary>A name is written out where it is used.</summary>
    [Fact]
    public void Every_statement_is_used_and_every_name_is_known()
    {
        var known = SqlStatements.Sqlite.Names.Union(SqlStatements.LoadMySql().Names, StringComparer.Ordinal).ToArray();
        var domains = string.Join('|', known.Select(name => name.Split('/')[0]).Distinct(StringComparer.Ordinal));
        var used = Repository.Sources("grains", "silo")
            .SelectMany(file => Regex.Matches(file.Text, $"\"(?<name>({domains})/[A-Z][A-Za-z]+)\"", RegexOptions.ExplicitCapture))
            .Select(match => match.Groups["name"].Value)
            // What the records' provider does on a server has no statement of ours; faults name it like one.
            .Except(["Records/Write", "Records/Clear"], StringComparer.Ordinal);

        used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Should().Equal(known.Order(StringComparer.Ordinal));
    }
}
