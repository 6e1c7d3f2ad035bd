using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What members and accounts mean, without storage, grains or secrets.</summary>
internal sealed class AccountModel
{
    private readonly Dictionary<(string Tenant, string Email), ModelMember> _members = [];

    /// <summary>Members by the address of the account that was linked.</summary>
    private readonly Dictionary<(string Tenant, string Email), ModelMember> _byAccount = [];

    /// <summary>In the order in which they were made.</summary>
    public List<ModelAccount> Accounts { get; } = [];

    public ModelMember? Find(string tenant, string email) => _members.GetValueOrDefault((tenant, email));

    public ModelMember Add(string tenant, string email, string id, Role role) => _members[(tenant, email)] = new ModelMember(tenant, email, id, role);

    /// <summary>Whether the account opens this membership: redeemed by its owner, and still wanted by the school.</summary>
    public bool Opens(ModelAccount account, ModelMember member) =>
        account.Password is not null && member.IsActive && member.Account == account && account.Memberships.GetValueOrDefault(member.Tenant) == member;

    public bool Accept(string token, string password)
    {
        if (LiveOf(token) is not { } member)
            return false;
        var account = new ModelAccount(member.Email) { Password = password, HeldBy = member.Tenant };
        Accounts.Add(account);
        Redeem(member, account);
        return true;
    }

    public bool Link(string token, ModelAccount account)
    {
        if (LiveOf(token) is not { } member || member.Tenant is GrainKeys.Platform || account.HeldBy is GrainKeys.Platform)
            return false;
        if (account.Memberships.TryGetValue(member.Tenant, out var other) && Opens(account, other))
            return false;
        _byAccount.TryAdd((member.Tenant, account.Email), member);
        Redeem(member, account);
        (account.HeldBy, account.LiveLink) = (null, null);
        return true;
    }

    public bool UseLink(string link, string password)
    {
        if (Accounts.Find(account => account.LiveLink == link) is not { } account)
            return false;
        (account.Password, account.LiveLink) = (password, null);
        return true;
    }

    /// <summary>The schools that an e-mail and a password open: one that is named, or those of the address's three oldest accounts.</summary>
    public IReadOnlyList<string> Opened(string email, string password, string? tenant)
    {
        ModelAccount?[] tried = tenant is null
            ? [.. Accounts.Where(account => account.Email == email).Take(3)]
            : [(Find(tenant, email) ?? _byAccount.GetValueOrDefault((tenant, email)))?.Account];
        return
        [
            .. tried.OfType<ModelAccount>().Where(account => account.Password == password)
                .SelectMany(account => account.Memberships.Values.Where(member => Opens(account, member) && (tenant is null || tenant == member.Tenant)))
                .Select(member => member.Tenant).Order(StringComparer.Ordinal),
        ];
    }

    private ModelMember? LiveOf(string token) => _members.Values.FirstOrDefault(member => member.LiveToken == token);

    private static void Redeem(ModelMember member, ModelAccount account)
    {
        account.Memberships[member.Tenant] = member;
        (member.Account, member.LiveToken) = (account, null);
    }
}

/// <summary>Somebody whom a school knows.</summary>
internal sealed class ModelMember(string tenant, string email, string id, Role role)
{
    public string Tenant => tenant;

    public string Email => email;

    public string Id => id;

    public Role Role => role;

    public bool IsActive { get; set; } = true;

    public string? LiveToken { get; set; }

    public ModelAccount? Account { get; set; }
}

/// <summary>What somebody signs in with.</summary>
internal sealed class ModelAccount(string email)
{
    public string Email => email;

    public string? Password { get; set; }

    public string? HeldBy { get; set; }

    public string? LiveLink { get; set; }

    public Dictionary<string, ModelMember> Memberships { get; } = new(StringComparer.Ordinal);
}
