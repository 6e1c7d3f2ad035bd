namespace StudyMate.Storage;

public sealed class UniqueKeysTests : EachDatabaseTests
{
    [Theory, EachDatabase]
    public async Task A_key_belongs_to_whoever_took_it_first(string database)
    {
        Open(database);
        (await TakeAsync("one")).Should().Be("one");
        (await TakeAsync("two")).Should().Be("one");
        (await TakeAsync("one")).Should().Be("one");
        (await Storage.Keys.FindAsync("school", "email", "a@b.fr")).Should().Be("one");
    }

    [Theory, EachDatabase]
    public async Task An_abandoned_key_is_taken_over_only_from_the_named_owner(string database)
    {
        Open(database);
        await TakeAsync("one");

        (await TakeAsync("two", abandoned: "somebody")).Should().Be("one");
        (await TakeAsync("two", abandoned: "one")).Should().Be("two");
    }

    [Theory, EachDatabase]
    public async Task Only_its_owner_gives_a_key_back(string database)
    {
        Open(database);
        await TakeAsync("one");

        await Storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "two");
        (await Storage.Keys.FindAsync("school", "email", "a@b.fr")).Should().Be("one");
        await Storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "one");
        (await Storage.Keys.FindAsync("school", "email", "a@b.fr")).Should().BeNull();
    }

    private Task<string> TakeAsync(string owner, string? abandoned = null) => Storage.Keys.TakeAsync("school", "email", "a@b.fr", owner, abandoned);
}
