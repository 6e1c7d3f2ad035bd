using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.Hosting;
using StudyMate.Infrastructure;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>Two keyboards write one accent in two ways: one password all the same.</summary>
public sealed class PasswordSpellingTests
{
    private const string Composed = "Été-élève-à-Nîmes-7";
    private static readonly string Decomposed = Composed.Normalize(NormalizationForm.FormD);

    [Fact]
    public async Task A_password_set_with_one_keyboard_signs_in_with_the_other()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        var school = await RealSchool.OpenAsync(app);
        using var admin = await school.ClientOfAsync(await school.HireAsync(Role.Admin));
        foreach (var (set, typed) in new[] { (Composed, Decomposed), (Decomposed, Composed) })
        {
            var email = $"{Guid.NewGuid():n}@{school.Tenant}.example";
            var invited = await admin.PostAsync("/api/users", new { email, firstName = "Zoé", lastName = "Roux", role = "teacher" }).ShouldBe(HttpStatusCode.Created);
            using var anonymous = app.Anonymous();
            await anonymous.PostAsync("/api/auth/accept", new { token = invited.GetProperty("invitationToken").GetString(), password = set }).ShouldBe(HttpStatusCode.NoContent);
            await anonymous.PostAsync("/api/auth/login", new { email, password = typed }).ShouldBe(HttpStatusCode.OK);
            await anonymous.PostAsync("/api/auth/login", new { email, password = typed + "." }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        }
    }

    [Fact]
    public async Task A_password_that_was_hashed_as_it_was_typed_still_signs_in()
    {
        var settings = new SignInOptions { PasswordIterations = 1_000 };
        using var passwords = new Passwords(Options.Create(settings), (await StudyMateApp.SharedAsync()).Services.GetRequiredService<ITenantCatalog>());
        var hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordIterations }));
        var asTyped = hasher.HashPassword(this, Decomposed);
        (await IsOf(asTyped, Decomposed)).Should().BeTrue();
        (await IsOf(asTyped, "another password")).Should().BeFalse();
        (await IsOf(null, Decomposed)).Should().BeFalse();

        async Task<bool> IsOf(string? hash, string password) => (await passwords.VerifyAsync("here", [hash], password)).Value.Single();
    }
}
