namespace StudyMate.Storage;

public sealed class UniqueKeysTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task A_key_belongs_to_whoever_took_it_first()
    {
        Assert.Equal("one", await TakeAsync("one"));
        Assert.Equal("one", await TakeAsync("two"));
        Assert.Equal("one", await TakeAsync("one"));
        Assert.Equal("one", await _storage.Keys.FindAsync("school", "email", "a@b.fr"));
    }

    [Fact]
    public async Task An_abandoned_key_is_taken_over_only_from_the_named_owner()
    {
        await TakeAsync("one");

        Assert.Equal("one", await TakeAsync("two", abandoned: "somebody"));
        Assert.Equal("two", await TakeAsync("two", abandoned: "one"));
    }

    [Fact]
    public async Task Only_its_owner_gives_a_key_back()
    {
        await TakeAsync("one");

        await _storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "two");
        Assert.Equal("one", await _storage.Keys.FindAsync("school", "email", "a@b.fr"));
        await _storage.Keys.ReleaseAsync("school", "email", "a@b.fr", "one");
        Assert.Null(await _storage.Keys.FindAsync("school", "email", "a@b.fr"));
    }

    private Task<string> TakeAsync(string owner, string? abandoned = null) => _storage.Keys.TakeAsync("school", "email", "a@b.fr", owner, abandoned);
}
