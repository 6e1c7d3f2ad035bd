using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>Every token that we did not issue, or that was altered, answers 401 with one code and says nothing more.</summary>
public sealed partial class HostileTokenTests : IAsyncLifetime
{
    private const string OurHeader = """{"alg":"HS256","typ":"at+jwt","kid":"dev"}""";
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private string _token = "";

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        var claire = await _school.HireAsync(Role.Teacher);
        _token = (await _school.SignInAsync(claire)).GetProperty("accessToken").GetString()!;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task The_token_itself_is_believed() => await AnswerTo(_token).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")]
    [InlineData("{\"alg\":\"NONE\"}")]
    public async Task A_token_without_a_signature_is_refused(string header) =>
        await AnswerTo($"{Encode(header)}.{_token.Split('.')[1]}.").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");

    [Theory]
    [InlineData("at+jwt", "dev", false)]
    [InlineData("JWT", "dev", true)]
    [InlineData("at+jwt", "another", true)]
    [InlineData("at+jwt", null, true)]
    public async Task A_token_of_another_key_type_or_key_id_is_refused(string type, string? keyId, bool ourKey)
    {
        var header = keyId is null ? $$"""{"alg":"HS256","typ":"{{type}}"}""" : $$"""{"alg":"HS256","typ":"{{type}}","kid":"{{keyId}}"}""";
        await AnswerTo(Sign(header, PayloadOf(_token), ourKey)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
    }

    [Theory]
    [InlineData("\"role\":\"teacher\"", "\"role\":\"admin\"")]
    [InlineData("\"aud\":\"studymate-api\"", "\"aud\":\"another\"")]
    public async Task A_changed_claim_is_refused(string claim, string forged)
    {
        var payload = PayloadOf(_token);
        payload.Should().Contain(claim);
        var parts = _token.Split('.');

        await AnswerTo($"{parts[0]}.{Encode(payload.Replace(claim, forged, StringComparison.Ordinal))}.{parts[2]}")
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
    }

    [Fact]
    public async Task A_token_of_our_key_for_another_audience_or_without_an_end_is_refused()
    {
        var payload = PayloadOf(_token);
        await AnswerTo(Sign(OurHeader, payload, ourKey: true)).ShouldBe(HttpStatusCode.OK);

        await AnswerTo(Sign(OurHeader, payload.Replace("studymate-api", "another", StringComparison.Ordinal), ourKey: true))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
        await AnswerTo(Sign(OurHeader, payload.Replace("\"exp\"", "\"end\"", StringComparison.Ordinal), ourKey: true))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
    }

    [Theory]
    [InlineData("60")]
    [InlineData("31536000")]
    [InlineData("9000000000000000000")]
    public async Task A_token_that_is_not_valid_yet_is_refused(string seconds)
    {
        var later = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + decimal.Parse(seconds, CultureInfo.InvariantCulture);
        await AnswerTo(Sign(OurHeader, NotBefore(later.ToString(CultureInfo.InvariantCulture)), ourKey: true))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
    }

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_token_whose_beginning_cannot_be_read_is_refused(string notBefore) =>
        await AnswerTo(Sign(OurHeader, NotBefore(notBefore), ourKey: true)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");

    [Theory]
    [InlineData("[\"exp\"]")]
    [InlineData("[\"https://extension.example\"]")]
    [InlineData("[]")]
    [InlineData("\"b64\"")]
    [InlineData("null")]
    public async Task A_token_that_depends_on_an_extension_is_refused(string critical) =>
        await AnswerTo(Sign(OurHeader.Replace("}", $",\"crit\":{critical}}}", StringComparison.Ordinal), PayloadOf(_token), ourKey: true))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");

    [Fact]
    public async Task Nobody_becomes_the_house_itself()
    {
        var payload = PayloadOf(_token).Replace("\"role\":\"teacher\"", "\"role\":\"system\"", StringComparison.Ordinal);

        await AnswerTo(Sign(OurHeader, payload, ourKey: true))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("%00")]
    public async Task What_is_no_token_is_refused(string text)
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {text}");
        using var response = await client.GetAsync(new Uri("/api/me", UriKind.Relative));
        var problem = await response.ShouldBe(HttpStatusCode.Unauthorized);
        problem.GetProperty("code").GetString().Should().StartWith("auth.");
    }

    [Fact]
    public async Task A_huge_token_is_refused_unread() =>
        await AnswerTo(new string('a', 16 * 1024)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_token");

    [Fact]
    public async Task A_token_of_one_school_does_not_speak_for_another()
    {
        using var client = _school.ClientOf(_token);
        client.DefaultRequestHeaders.Add("X-Tenant-Id", "another-school");

        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.mismatch");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("smk.school.key.secret")]
    [InlineData("smk.school.key.")]
    public async Task What_is_no_key_of_ours_is_refused(string key)
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.Add("X-API-Key", key);

        await client.GetAsync(new Uri("/api/students", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_api_key");
    }

    private string NotBefore(string value) => NotBeforeClaim().Replace(PayloadOf(_token), $"\"nbf\":{value}");

    [GeneratedRegex("\"nbf\":[0-9]+")]
    private static partial Regex NotBeforeClaim();

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string PayloadOf(string token) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1]));

    private string Sign(string header, string payload, bool ourKey)
    {
        var keys = _app.Services.GetRequiredService<MasterKeys>();
        var key = ourKey ? keys.Derive(keys.CurrentId, "access-token")! : new byte[32];
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }

    private async Task<HttpResponseMessage> AnswerTo(string token)
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await client.GetAsync(new Uri("/api/me", UriKind.Relative));
    }
}
