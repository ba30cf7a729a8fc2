using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;
using Xunit;

namespace StandardObservability.Tests.Identity;

public sealed class ServiceIdentityTests
{
    [Fact]
    public void Takes_the_name_from_OTEL_SERVICE_NAME_then_attributes_then_the_section_then_the_application()
    {
        var all = Detect(("OTEL_SERVICE_NAME", "env"), ("OTEL_RESOURCE_ATTRIBUTES", "service.name=attr"), ("Observability:ServiceName", "section"));

        Assert.Equal("env", all.Name);
        Assert.Equal("attr", Detect(("OTEL_RESOURCE_ATTRIBUTES", "service.name=attr"), ("Observability:ServiceName", "section")).Name);
        Assert.Equal("section", Detect(("Observability:ServiceName", "section")).Name);
        Assert.Equal("App", Detect().Name);
    }

    [Fact]
    public void Has_namespace_team_deployment_version_and_environment()
    {
        var identity = Detect(
            ("Observability:ServiceNamespace", "shop"),
            ("Observability:Team", "payments"),
            ("Observability:ServiceVersion", "9.9"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.id=d-42,note=a%20b%2Cc"));

        Assert.Equal("shop", identity.Attributes["service.namespace"]);
        Assert.Equal("payments", identity.Attributes["service.team"]);
        Assert.Equal("9.9", identity.Attributes["service.version"]);
        Assert.Equal("d-42", identity.Attributes["deployment.id"]);
        Assert.Equal("a b,c", identity.Attributes["note"]);
        Assert.Equal("staging", identity.Attributes["deployment.environment.name"]);
        Assert.True(Guid.TryParse((string)identity.Attributes["service.instance.id"], out _));
    }

    [Theory]
    [InlineData("deployment.environment=test", "test")]
    [InlineData("deployment.environment=old,deployment.environment.name=test", "test")]
    [InlineData("deployment.environment.name=test,deployment.environment=old", "test")]
    [InlineData("deployment.environment=", "staging")]
    [InlineData("deployment.environment=old,deployment.environment=test", "test")]
    public void A_deprecated_resource_attribute_gives_identity(string list, string environment)
    {
        var identity = Detect(("OTEL_RESOURCE_ATTRIBUTES", list + ",vcs.repository.ref.revision=abc,faas.id=arn:x"));

        Assert.Equal(environment, identity.Environment);
        Assert.Equal(environment, identity.Attributes["deployment.environment.name"]);
        Assert.Equal("abc", identity.Attributes["vcs.ref.head.revision"]);
        Assert.Equal("arn:x", identity.Attributes["cloud.resource_id"]);
        Assert.Equal("arn:x", identity.Attributes["faas.id"]);
    }

    [Theory]
    [InlineData("old", null, "old")]
    [InlineData("old", "new", "new")]
    public void A_deprecated_attribute_of_a_resource_gives_identity(string? deprecated, string? current, string environment)
    {
        var attributes = new Dictionary<string, object?> { ["deployment.environment.name"] = current, ["deployment.environment"] = deprecated };
        var resource = new Resource(attributes.Where(static a => a.Value is not null).Select(static a => KeyValuePair.Create(a.Key, a.Value!)));

        Assert.Equal(environment, ServiceIdentity.FromResource(resource).Environment);
    }

    [Theory]
    [InlineData("1.2.3+0123456789abcdef0123456789abcdef01234567", "1.2.3", "0123456789abcdef0123456789abcdef01234567")]
    [InlineData("1.2.3-rc.1+build.5.0123456789abcdef", "1.2.3-rc.1", "0123456789abcdef")]
    [InlineData("1.2.3+nightly", "1.2.3", null)]
    [InlineData("1.2.3", "1.2.3", null)]
    [InlineData(null, null, null)]
    public void Splits_the_version_of_the_build_from_its_commit(string? informational, string? version, string? commit)
        => Assert.Equal(new BuildVersion(version, commit), BuildVersion.Parse(informational));

    [Fact]
    public void Reads_the_commit_of_this_build()
    {
        var build = BuildVersion.Read(typeof(ServiceIdentityTests).Assembly.GetName().Name!);

        Assert.Equal("0.1.0", build.Version);
        Assert.Matches("^[0-9a-f]{40}$", build.Commit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_applications_resource_attributes_win_before_and_after_the_registration(bool before)
    {
        void AddOwnAttributes(HostApplicationBuilder b) => b.Services.AddOpenTelemetry().ConfigureResource(static r => r
            .AddService("own-name").AddAttributes([new("service.team", "own-team")]));

        await using var host = await WorkerHost.StartAsync([new("Observability:Team", "ours")], b =>
        {
            if (before)
            {
                AddOwnAttributes(b);
            }

            b.AddStandardObservability();
            if (!before)
            {
                AddOwnAttributes(b);
            }
        });

        var resource = host.Services.GetRequiredService<TracerProvider>().GetResource().Attributes.ToDictionary();
        host.Work();
        var line = await host.EventAsync("Worked on {Item}");

        Assert.Equal("own-name", resource["service.name"]);
        Assert.Equal("own-team", resource["service.team"]);
        Assert.Equal("own-name", line.GetProperty("service").GetString());
    }

    private static ServiceIdentity Detect(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(static s => s.Key, static s => (string?)s.Value)).Build();
        var options = new StandardObservabilityOptions();
        SettingTable.Bind(configuration, options, new SettingProblems());
        var environment = new HostingEnvironment { ApplicationName = "App", EnvironmentName = "Staging" };
        var variables = new StandardVariables(configuration, static _ => null);
        return ServiceIdentity.Detect(options, variables, environment, DetectedPlatform.None, new SettingProblems());
    }
}
