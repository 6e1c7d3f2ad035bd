using Microsoft.AspNetCore.Http;

namespace StudyMate.PermissionsTests;

/// <summary>A school has given every role whatever can be given: nothing breaks, nobody is told a name that the table forbids them.</summary>
public sealed class EverythingGrantedTests(PermissionWalk walk) : IClassFixture<PermissionWalk>
{
    /// <summary>Who must not know a student by name, whatever a school grants.</summary>
    private static readonly string[] Nameless = ["inspector", PermissionWalk.MaskedPartner];

    [Fact]
    public async Task No_answer_is_a_fault_and_none_names_a_student_to_who_must_not_know()
    {
        await walk.GrantEverythingAsync();
        var findings = new List<string>();
        var named = 0;
        // What is read first: commands remove what there is to be told.
        foreach (var line in ExpectedAccess.All.OrderBy(line => line.Method is not "GET"))
        {
            foreach (var column in line.Status.Keys.Append(PermissionWalk.MaskedPartner))
            {
                var (status, body) = await walk.CallAsync(line, column);
                if (status >= StatusCodes.Status500InternalServerError)
                    findings.Add($"{line.Method} {line.Path} as {column}: {status} {body}");
                named += PermissionWalk.Names.Any(name => body.Contains(name, StringComparison.Ordinal)) ? 1 : 0;
                if (Nameless.Contains(column, StringComparer.Ordinal))
                    findings.AddRange(PermissionWalk.Names.Where(name => body.Contains(name, StringComparison.Ordinal)).Select(name => $"{line.Method} {line.Path} as {column}: told {name}"));
            }
        }

        named.Should().BePositive("the others are told names");
        string.Join(Environment.NewLine, findings).Should().BeEmpty();
    }
}
