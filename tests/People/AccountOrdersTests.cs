using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>
/// In every order: an account opens no school whose membership its owner did not redeem, and what a school hands out changes no password of an
/// account that another school or the platform holds.
/// </summary>
public sealed class AccountOrdersTests : IClassFixture<AccountOrdersTests.Product>
{
    private const int Steps = 40;

    /// <summary>Sign-ins that are tried together; each waits for the database, and hashing has a short line.</summary>
    private const int AtOnce = 15;

    private readonly Product _product;

    public AccountOrdersTests(Product product) => _product = product;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task An_account_opens_what_its_owner_redeemed_and_nothing_else(int seed)
    {
        var orders = new AccountOrders(_product.App, seed);
        await orders.OpenAsync();
        var told = new List<string>();
        var passwords = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < Steps; step++)
        {
            told.Add(await orders.StepAsync());
            passwords.UnionWith(orders.Model.Accounts.Select(account => account.Password).OfType<string>());
            // The newest passwords here, all of them at the end.
            if (step == Steps - 1 || step % 4 == 0)
                await CompareAsync(orders, step == Steps - 1 ? passwords : passwords.Reverse().Take(2), string.Join('\n', told));
        }
    }

    private static async Task CompareAsync(AccountOrders orders, IEnumerable<string> passwords, string told)
    {
        var signIns =
            from password in passwords
            from email in orders.Addresses
            from tenant in orders.Tenants.Append(null)
            select (Email: email, Password: password, Tenant: tenant);
        foreach (var some in signIns.Chunk(AtOnce))
        {
            var opened = await Task.WhenAll(some.Select(signIn => orders.OpenedAsync(signIn.Email, signIn.Password, signIn.Tenant)));
            foreach (var (signIn, schools) in some.Zip(opened))
            {
                schools.Should().Equal(
                    orders.Model.Opened(signIn.Email, signIn.Password, signIn.Tenant), $"'{signIn.Password}' of {signIn.Email} at {signIn.Tenant ?? "no school"} after\n{told}");
            }
        }
    }

    /// <summary>One product for all seeds, each in schools of its own.</summary>
    public sealed class Product : IAsyncLifetime
    {
        internal StudyMateApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.ManyGuesses });

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
