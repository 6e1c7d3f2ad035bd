using System.Net;
using System.Text;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>Bodies that cannot be read answer a problem that names the field or the line, and nothing of what was sent.</summary>
public sealed class BodyTests(EdgeApp edge) : IClassFixture<EdgeApp>
{
    private const string Good = """{"name":"n","amount":1.5,"tags":[]}""";

    [Fact]
    public async Task A_good_body_is_read_and_unknown_members_are_ignored()
    {
        var echo = await PostAsync("""{"name":"n","amount":1.5,"tags":["a"],"unknown":{"x":1}}""").ShouldBe(HttpStatusCode.OK);
        echo.GetProperty("amount").GetDouble().Should().Be(1.5);
    }

    [Theory]
    [InlineData("{\"name\":\"n\",\n\"amount\":tru}", "amount")]
    [InlineData("{\"name\":\"n\"", "1")]
    [InlineData("nonsense", "1")]
    [InlineData(Good + "x", "1")]
    [InlineData("""{"name":"n","name":"m","amount":1,"tags":[]}""", "name")]
    [InlineData("""{/*c*/"name":"n","amount":1,"tags":[]}""", null)]
    [InlineData("""{"name":"n","amount":1,"tags":[],}""", null)]
    [InlineData("""{"name":"n","amount":"1","tags":[]}""", "amount")]
    [InlineData("""{"name":"n","amount":NaN,"tags":[]}""", "amount")]
    [InlineData("""{"name":"n","amount":"NaN","tags":[]}""", "amount")]
    [InlineData("""{"name":"n","amount":1e999,"tags":[]}""", "amount")]
    [InlineData("""{"name":5,"amount":1,"tags":[]}""", "name")]
    [InlineData("""{"name":null,"amount":1,"tags":[]}""", "name")]
    [InlineData("""{"name":"n","amount":1,"tags":null}""", "tags")]
    [InlineData("""{"name":"n","amount":1,"tags":[1]}""", "tags[0]")]
    [InlineData("""{"name":"\ud800","amount":1,"tags":[]}""", "name")]
    [InlineData("""{"name":"n","amount":1,"tags":[],"part":{"number":"x"}}""", "part.number")]
    [InlineData("""{"name":"n","amount":1,"count":99999999999,"tags":[]}""", "count")]
    [InlineData("[]", null)]
    public async Task A_malformed_body_is_refused_with_its_place(string body, string? place) =>
        await PostAsync(body).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed", place);

    [Theory]
    [InlineData("""{"name":"a\uFFFEb","amount":1,"tags":[]}""", "name")]
    [InlineData("""{"name":"a\u0000b","amount":1,"tags":[]}""", "name")]
    [InlineData("""{"name":"n","amount":1,"tags":["a","\u001b[0m"]}""", "tags[1]")]
    public async Task A_text_that_is_none_is_refused_with_its_place(string body, string place) =>
        await PostAsync(body).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "field.control_character", place);

    [Fact]
    public async Task Missing_fields_are_all_named()
    {
        var problem = await PostAsync("""{"count":1}""").ShouldBeProblem(HttpStatusCode.BadRequest, "request.missing_field", "name");
        problem.GetProperty("errors").EnumerateArray().Select(entry => entry.GetProperty("field").GetString()).Should().Equal("name", "amount", "tags");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task No_body_is_refused(string body) =>
        await PostAsync(body).ShouldBeProblem(HttpStatusCode.BadRequest, "request.body_required");

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var deep = $$"""{"name":"n","amount":1,"tags":[],"x":{{string.Concat(Enumerable.Repeat("[", 5000))}}}""";
        await PostAsync(deep).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        using var content = new ByteArrayContent([.. """{"name":" """u8, 0xFF, 0xFE, .. """ ","amount":1,"tags":[]}"""u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        await edge.Anonymous.PostAsync("/api/edge/echo", (object)content).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Hostile_names_are_not_echoed()
    {
        using var response = await PostAsync("""{"name":"n","amount":1,"tags":[],"<script>alert(1)</script>":nul}""");
        (await response.Content.ReadAsStringAsync()).Should().NotContain("script");
        await response.ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    public async Task Another_content_type_is_refused(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        await edge.Anonymous.PostAsync("/api/edge/echo", (object)content)
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var content = HttpAssertions.Json(Good);
        content.Headers.ContentEncoding.Add("gzip");
        await edge.Anonymous.PostAsync("/api/edge/echo", (object)content)
            .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Fact]
    public async Task A_body_above_the_limit_of_its_route_is_refused()
    {
        var large = $$"""{"name":"{{new string('n', 100)}}","amount":1,"tags":[]}""";
        await PostAsync(large).ShouldBe(HttpStatusCode.OK);
        await edge.Anonymous.PostAsync("/api/edge/small", (object)HttpAssertions.Json(large))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        await PostAsync($$"""{"name":"{{new string('n', BodyLimits.Default)}}","amount":1,"tags":[]}""")
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Fact]
    public async Task A_body_far_above_the_limit_gets_its_answer_while_it_is_being_sent()
    {
        // More than the buffers between two sockets hold, several times: an answer that comes with a reset is lost sooner or later.
        var large = $$"""{"name":"{{new string('n', 16 * BodyLimits.Default)}}","amount":1,"tags":[]}""";
        for (var times = 0; times < 5; times++)
            await PostAsync(large).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    private Task<HttpResponseMessage> PostAsync(string body) => edge.Anonymous.PostAsync("/api/edge/echo", (object)HttpAssertions.Json(body));
}
