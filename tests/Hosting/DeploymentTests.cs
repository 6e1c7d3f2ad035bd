using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Cluster;
using StudyMate.Http;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Hosting;

/// <summary>
/// What deploy/ says agrees with what the product is: no Docker is needed to see that. Its files are read as text, line by line: the tests have no
/// parser of YAML, of Dockerfiles and of Caddyfiles.
/// </summary>
public sealed class DeploymentTests
{
    /// <summary>What is checked in, not what the commands there have made.</summary>
    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Repository.Path("deploy"), "*", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(file, "/(secrets|certificates)/"))];

    private static readonly string Dockerfile = Text("deploy/Dockerfile");

    [Fact]
    public void Every_setting_that_is_given_is_one_that_the_product_reads()
    {
        var given = (
            from file in Files
            from Match match in Regex.Matches(File.ReadAllText(file), @"\b(?<!GF_\w*)(?<section>[A-Z][a-z]\w*?)__(?<key>[A-Z][A-Za-z]+)(?:__\d+)?\b")
            select (File: Path.GetFileName(file), Key: $"{match.Groups["section"].Value}:{match.Groups["key"].Value}")).ToArray();
        given.Should().Contain(setting => setting.Key == "Cluster:AdvertisedIp");
        given.Should().NotContain(setting => setting.Key != "Section:Key" && !OperationsPageTests.KnownKeys.Contains(setting.Key));
    }

    [Fact]
    public void Processes_of_a_cluster_are_given_its_certificates_as_folders_that_may_change()
    {
        var settings = new[] { ClusterSettingsCheck.Root, ClusterSettingsCheck.Certificate, ClusterSettingsCheck.Key }.Zip(["root.pem", "certificate.pem", "key.pem"]).ToArray();
        var (compose, kustomization) = (Text("deploy/compose.yaml"), Text("deploy/kubernetes/kustomization.yaml"));
        settings.Should().AllSatisfy(setting =>
        {
            var name = setting.First.Replace(":", "__", StringComparison.Ordinal);
            compose.Should().Contain($"{name}: /run/certificates/{setting.Second}");
            kustomization.Should().Contain($"{name}=/run/certificates/{setting.Second}");
        });
        compose.Should().Contain("./certificates/cluster:/run/certificates:ro");
        kustomization.Should().Contain("secret generic studymate-certificates --from-file=deploy/certificates/cluster");
        foreach (var manifest in new[] { Text("deploy/kubernetes/silo.yaml"), Text("deploy/kubernetes/api.yaml") })
        {
            manifest.Should().Contain("{ name: certificates, mountPath: /run/certificates, readOnly: true }");
            manifest.Should().Contain("secretName: studymate-certificates");
        }
    }

    [Fact]
    public void Databases_are_gone_to_as_a_start_demands()
    {
        var made = Regex.Match(Text("deploy/make-secrets"), @"keep connection_string ""(?<value>.+)""$", RegexOptions.Multiline).Groups["value"].Value;
        var example = Regex.Match(Text("deploy/kubernetes/secret.example.yaml"), @"Database__ConnectionString: ""(?<value>.+)""").Groups["value"].Value;
        new[] { made, example }.Should().AllSatisfy(connection => MySqlConnectionString.Problem(new DatabaseOptions { ConnectionString = connection }).Should().BeNull());
        // The server of compose.yaml has a certificate for its name there, and takes nobody in plain text.
        made.Should().Contain("Server=database;");
        made.Should().Contain("SslCa=/run/certificates/root.pem");
        Text("deploy/compose.yaml").Should().Contain("--require-secure-transport=ON");
    }

    [Fact]
    public void Images_are_made_of_everything_that_the_projects_need()
    {
        var copied = Regex.Matches(Dockerfile, @"^COPY (?!--from)(?<from>.+) \S+$", RegexOptions.Multiline)
            .SelectMany(match => match.Groups["from"].Value.Split(' ')).Select(path => path.TrimEnd('/')).ToHashSet(StringComparer.Ordinal);
        copied.Should().AllSatisfy(path => Path.Exists(Repository.Path(path)).Should().BeTrue(path));
        var missing = Projects("api/StudyMate.Api.csproj").Concat(Projects("silo/StudyMate.Silo.csproj"))
            .SelectMany(project => new[] { project, Path.GetDirectoryName(project)! })
            .Concat(Directory.EnumerateFiles(Repository.Root, "Directory.*").Select(file => Path.GetFileName(file)))
            .Where(path => !copied.Contains(path) && !path.EndsWith(".rsp", StringComparison.Ordinal));
        missing.Should().BeEmpty();

        // What is copied is not left out of the context.
        var let = Text("deploy/Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();
        copied.Should().NotContain(path => !let.Any(entry => path.Equals(entry, StringComparison.Ordinal) || path.StartsWith(entry + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_is_root()
    {
        var user = Regex.Matches(Dockerfile, @"^USER (?<id>\d+):\d+$", RegexOptions.Multiline).Should().ContainSingle().Which.Groups["id"].Value;
        user.Should().NotBe("0");
        // The stages that are run come after it and change nothing about it.
        Regex.Matches(Dockerfile, "^ENTRYPOINT", RegexOptions.Multiline)
            .Should().AllSatisfy(entry => entry.Index.Should().BeGreaterThan(Dockerfile.IndexOf("USER ", StringComparison.Ordinal)));
        foreach (var manifest in new[] { "silo", "api" })
        {
            var text = Text($"deploy/kubernetes/{manifest}.yaml");
            foreach (var line in new[] { "runAsNonRoot: true", $"runAsUser: {user}", "allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true", "capabilities: { drop: [ALL] }" })
                text.Should().Contain(line);
        }
    }

    [Fact]
    public async Task Probes_ask_what_the_product_answers()
    {
        var app = await StudyMateApp.SharedAsync();
        var paths = Files.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"/api/health[\w/]*").Select(match => match.Value)).Distinct(StringComparer.Ordinal).ToArray();
        paths.Order(StringComparer.Ordinal).Should().Equal("/api/health/live", "/api/health/ready");
        foreach (var path in paths)
            (await app.Anonymous().GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public void Ports_are_those_that_the_product_listens_on()
    {
        var (silo, gateway) = (new ClusterSettings().SiloPort, new ClusterSettings().GatewayPort);
        var http = Number(Dockerfile, @"ASPNETCORE_HTTP_PORTS=(?<n>\d+)");
        Dockerfile.Should().Contain($"EXPOSE {silo} {gateway}");
        Dockerfile.Should().Contain($"EXPOSE {http}\n");
        Regex.Matches(Dockerfile, @"127\.0\.0\.1:(?<n>\d+)").Should().AllSatisfy(match => match.Groups["n"].Value.Should().Be(http.ToString(CultureInfo.InvariantCulture)));
        var manifest = Text("deploy/kubernetes/silo.yaml");
        foreach (var (name, port) in new[] { ("http", http), ("silo", silo), ("gateway", gateway) })
            manifest.Should().Contain($"name: {name}, containerPort: {port}");
        Text("deploy/caddy/Caddyfile").Should().Contain($"api-1:{http} api-2:{http}");
    }

    /// <summary>A silo on two networks has two addresses, and the APIs reach one of them. A host name would stand for both.</summary>
    [Fact]
    public void A_silo_is_known_by_a_name_of_the_network_that_it_shares_with_the_APIs()
    {
        var services = Regex.Split(Text("deploy/compose.yaml"), @"^  (?=\w[\w-]*:)", RegexOptions.Multiline);
        var silos = services.Where(service => service.Contains("Host__Mode: silo", StringComparison.Ordinal)).ToArray();
        silos.Length.Should().Be(2);
        silos.Should().AllSatisfy(silo =>
        {
            var name = Regex.Match(silo, @"Cluster__AdvertisedIp: (?<name>\S+)").Groups["name"].Value;
            silo.Should().Contain($"back: {{ aliases: [{name}] }}");
            silo.Should().NotContain("hostname:");
            services.Should().NotContain(service => service.StartsWith(name + ":", StringComparison.Ordinal));
        });
        services.Single(service => service.StartsWith("api-1:", StringComparison.Ordinal)).Should().Contain("networks: [front, back]");
    }

    [Fact]
    public void A_process_is_given_longer_to_end_than_it_needs()
    {
        var shutdown = (int)StudyMateHost.ShutdownTime.TotalSeconds;
        var needed = shutdown + Number(Text("deploy/compose.yaml"), @"Host__LeaveSeconds: ""(?<n>\d+)""");
        (shutdown + Number(Text("deploy/kubernetes/kustomization.yaml"), @"Host__LeaveSeconds=(?<n>\d+)")).Should().Be(needed);
        needed.Should().BeLessThan(Number(Text("deploy/compose.yaml"), @"stop_grace_period: (?<n>\d+)s"));
        new[] { "silo", "api" }
            .Should().AllSatisfy(name => needed.Should().BeLessThan(Number(Text($"deploy/kubernetes/{name}.yaml"), @"terminationGracePeriodSeconds: (?<n>\d+)")));
        needed.Should().BeLessThan(Number(Text("deploy/systemd/studymate.service"), @"TimeoutStopSec=(?<n>\d+)"));
    }

    [Fact]
    public void Images_of_others_are_pinned()
    {
        var images = Files.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"^\s+image: (?<image>\S+)$", RegexOptions.Multiline)).Select(match => match.Groups["image"].Value).ToArray();
        images.Should().NotBeEmpty();
        // Our own are named without a tag in the manifests: kustomization.yaml gives them theirs.
        images.Where(image => !image.StartsWith("studymate-", StringComparison.Ordinal))
            .Should().AllSatisfy(image => image.Should().MatchRegex(@":(?!latest)[\w.]+|\$\{\w+:-[\w-]+:[\w.]+\}"));
    }

    [Fact]
    public async Task The_largest_body_of_any_route_passes_the_proxies()
    {
        var app = await StudyMateApp.SharedAsync();
        var largest = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Max(endpoint => endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimits.Default);
        largest.Should().BeLessThan(Number(Text("deploy/caddy/Caddyfile"), @"max_size (?<n>\d+)MB") * 1_000_000L);
        largest.Should().BeLessThan(Number(Text("deploy/kubernetes/ingress.yaml"), @"proxy-body-size: (?<n>\d+)m") * 1024L * 1024L);
    }

    /// <summary>A project and those it refers to, as paths from the root.</summary>
    private static IEnumerable<string> Projects(string project)
    {
        yield return project;
        var document = XDocument.Load(Repository.Path(project));
        foreach (var reference in document.Descendants("ProjectReference").Select(element => element.Attribute("Include")!.Value))
        {
            foreach (var below in Projects(Path.GetRelativePath(Repository.Root, Path.GetFullPath(reference, Path.GetDirectoryName(Repository.Path(project))!))))
                yield return below;
        }
    }

    private static int Number(string text, string pattern) =>
        int.Parse(Regex.Match(text, pattern) is { Success: true } match ? match.Groups["n"].Value : throw new InvalidOperationException($"'{pattern}' is nowhere."), CultureInfo.InvariantCulture);

    private static string Text(string path) => File.ReadAllText(Repository.Path(path));
}
