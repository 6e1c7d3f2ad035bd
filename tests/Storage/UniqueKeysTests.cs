namespace StudyMate.Storage;

public sealed class UniqueKeysTests : EachDatabaseTests
{
    [Theory, EachDatabase]
    public async Task A_key_belongs_to_whoever_took_it_first(string database)
    {
        Open(database);
        Assert.Equal("one", await TakeAsync("one"));
        Assert.Equal("one", await TakeAsync("two"));
        Assert.Equal("one", await TakeAsync("one"));
        Assert.Equal("one", await Storage.Keys.FindAsync("school", "email", "a@b.fr"));
    }

    [Theory, EachDatabase]
    public async Task An_abandoned_key_is_taken_over_only_from_the_named_owner(string database)
    {
        Open(database);
        await TakeAsync("one");

        Assert.Equal("one", await TakeAsync("two", abandoned: "somebody"));
        Assert.Equal("two", await TakeAsync("two", abandoned: "one"));
    }

    [Theory, EachDatabase]
    public async Task Only_its_owner_gives_a_key_back(string database)
    {
        Open(database);
        await TakeAsync("one");

        await Storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "two");
        Assert.Equal("one", await Storage.Keys.FindAsync("school", "email", "a@b.fr"));
        await Storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "one");
        Assert.Null(await Storage.Keys.FindAsync("school", "email", "a@b.fr"));
    }

    private Task<string> TakeAsync(string owner, string? abandoned = null) => Storage.Keys.TakeAsync("school", "email", "a@b.fr", owner, abandoned);
}
