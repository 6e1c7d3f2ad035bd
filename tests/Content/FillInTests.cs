using System.Net;
using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>How a question says what its answers are compared by, from the editor to the student's device and back.</summary>
public sealed class FillInTests
{
    [Theory]
    [InlineData("""["\u2060"]""", "null", "answer[0]", "theme.required")]
    [InlineData("""["trois"]""", """{"compare":"number"}""", "answer", "theme.bad_answer")]
    [InlineData("""["3 m"]""", """{"compare":"number","unit":"cm"}""", "answer", "theme.bad_answer")]
    [InlineData("""["3"]""", """{"compare":"nearly"}""", "fillIn.compare", "theme.unknown_value")]
    [InlineData("""["3"]""", """{"unit":"cm"}""", "fillIn.unit", "theme.bad_answer")]
    [InlineData("""["3"]""", """{"compare":"number","unit":"123456789012345678901"}""", "fillIn.unit", "theme.too_long")]
    [InlineData("""["3"]""", """{"compare":"number","tolerance":-1}""", "fillIn.tolerance", "theme.out_of_range")]
    [InlineData("""["3"]""", """{"compare":"number","tolerance":0.0000001}""", "fillIn.tolerance", "theme.out_of_range")]
    [InlineData("""["3"]""", """{"compare":"text","tolerance":1}""", "fillIn.tolerance", "theme.out_of_range")]
    public async Task What_cannot_be_compared_is_refused_by_name(string answer, string options, string place, string code)
    {
        var school = await TestSchool.CreateAsync();
        var problem = await school.As(Role.Teacher).PostAsync("/api/themes", HttpAssertions.Json(Theme(answer, options)))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.invalid", $"questions[0].{place}");
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).Should().Contain(code);
    }

    [Fact]
    public async Task Other_questions_compare_nothing()
    {
        var school = await TestSchool.CreateAsync();
        var json = """{"title":"T","questions":[{"id":"q","type":"open","prompt":"?","fillIn":{"compare":"text"}}]}""";
        await school.As(Role.Teacher).PostAsync("/api/themes", HttpAssertions.Json(json))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.invalid", "questions[0].fillIn");
    }

    [Fact]
    public async Task The_comparison_goes_to_the_device_and_comes_back_whole()
    {
        var live = await LiveSchool.OpenAsync();
        var options = new FillIn { Compare = "number", Tolerance = 0.5m, Unit = "°C", IgnoreAccents = true };
        var id = await live.PublishAsync(new Theme { Title = "Fièvre", Questions = [new Question { Id = "q", Type = "fill_in", Prompt = "?", Answer = ["37"], FillIn = options }] });

        var served = await live.Student(0).GetJsonAsync($"/api/student/themes/{id}");
        served.GetProperty("questions")[0].GetProperty("fillIn").Deserialize<FillIn>(JsonSerializerOptions.Web).Should().Be(options);
        var hidden = await live.Student(0).GetJsonAsync($"/api/student/themes/{id}?answers=false");
        hidden.GetProperty("questions")[0].TryGetProperty("fillIn", out _).Should().BeFalse();

        using var again = HttpAssertions.Json(served.GetRawText());
        var imported = await live.School.As(Role.Teacher).PostAsync("/api/themes/import", again).ShouldBe(HttpStatusCode.Created);
        imported.GetProperty("lost").EnumerateArray().Should().BeEmpty();
        var read = await live.School.As(Role.Teacher).GetJsonAsync($"/api/themes/{imported.GetProperty("themeId").GetString()}");
        read.GetProperty("content").GetProperty("questions")[0].GetProperty("fillIn").Deserialize<FillIn>(JsonSerializerOptions.Web).Should().Be(options);
    }

    [Fact]
    public async Task A_form_of_nothing_is_lost_from_a_file_with_its_question()
    {
        var school = await TestSchool.CreateAsync();
        using var file = HttpAssertions.Json("""{"title":"T","questions":[{"id":"a","prompt":"?","answer":["\u2060"]},{"id":"b","prompt":"?","answer":["os"]}]}""");
        var imported = await school.As(Role.Teacher).PostAsync("/api/themes/import", file).ShouldBe(HttpStatusCode.Created);
        imported.GetProperty("imported").GetProperty("questions").GetInt32().Should().Be(1);
        imported.GetProperty("lost").EnumerateArray().Should().ContainSingle().Which.GetProperty("path").GetString().Should().Be("questions[0]");
    }

    private static string Theme(string answer, string options) =>
        $$"""{"title":"T","questions":[{"id":"q","type":"fill_in","prompt":"?","answer":{{answer}},"fillIn":{{options}}}]}""";
}
