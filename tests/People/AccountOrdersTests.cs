using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>
/// In every order: an account opens no school whose membership its owner did not redeem, and what a school hands out changes no password of an
/// account that another school or the platform holds.
/// </summary>
public sealed class AccountOrdersTests : IClassFixture<AccountOrdersTests.Product>
{
    private const int Steps = 40;
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
        foreach (var password in passwords)
        {
            foreach (var email in orders.Addresses)
            {
                foreach (var tenant in orders.Tenants.Append(null))
                {
                    var opened = await orders.OpenedAsync(email, password, tenant);
                    opened.Should().Equal(orders.Model.Opened(email, password, tenant), $"'{password}' of {email} at {tenant ?? "no school"} after\n{told}");
                }
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
