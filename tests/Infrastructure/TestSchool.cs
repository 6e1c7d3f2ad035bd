using Orleans;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.Infrastructure;

/// <summary>A school of one test: no other test sees it, and it sees no other.</summary>
internal sealed class TestSchool
{
    private TestSchool(StudyMateApp app, string tenant) => (App, Tenant) = (app, tenant);

    /// <summary>The instance that the school is on.</summary>
    public StudyMateApp App { get; }

    public string Tenant { get; }

    /// <summary>A new school, on the shared instance unless another is given.</summary>
    public static async Task<TestSchool> CreateAsync(StudyMateApp? app = null)
    {
        app ??= await StudyMateApp.SharedAsync();
        var school = new TestSchool(app, $"t-{Guid.NewGuid():n}");
        Common.Actor.System(GrainKeys.Platform).Enter();
        var opened = await app.Grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id)).CreateAsync(
            new OpenTenant(school.Tenant, new ChangeTenantSettings("École d'essai", null, "Europe/Paris", "fr"), null, null),
            CancellationToken.None);
        opened.Succeeded.Should().BeTrue(opened.Error?.Code);
        return school;
    }

    /// <summary>The same school on an instance that was started again.</summary>
    public TestSchool On(StudyMateApp app) => new(app, Tenant);

    /// <summary>The key of a thing of this school.</summary>
    public string Key(string id) => GrainKeys.Of(Tenant, id);

    /// <summary>Somebody of this school.</summary>
    public Actor Actor(Role role, string? account = null) =>
        new(account ?? $"{Roles.NameOf(role).Replace('_', '-')}-1", Tenant, role, role == Role.Student ? account ?? "student-1" : null);

    /// <summary>A client signed in with a role; the same role and account is the same person.</summary>
    public HttpClient As(Role role, string? account = null) => App.As(Actor(role, account));

    /// <summary>A grain of this school, called by the house itself; for arranging what the API does not offer.</summary>
    public T Grain<T>(string id)
        where T : IGrainWithStringKey
    {
        Common.Actor.System(Tenant).Enter();
        return App.Grains.GetGrain<T>(Key(id));
    }
}
