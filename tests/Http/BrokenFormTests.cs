using System.Net;
using System.Text;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>A form that breaks off or says nothing of its parts is the sender's fault, whatever the framework throws for it.</summary>
public sealed class BrokenFormTests
{
    private const string Part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nfirstname;lastname\r\n";

    [Theory]
    [InlineData("multipart/form-data", Part)]
    [InlineData("multipart/form-data; boundary=x", Part)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disp")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense\r\n\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--y\r\n")]
    public async Task It_is_refused_as_malformed(string type, string body)
    {
        var school = await TestSchool.CreateAsync();
        foreach (var path in new[] { "/api/imports?type=students", "/api/themes/import" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            await school.As(Role.Admin).PostAsync(path, content).ShouldBeProblem(HttpStatusCode.BadRequest, "request.malformed");
        }
    }
}
