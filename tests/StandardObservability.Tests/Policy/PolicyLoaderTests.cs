using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>The policy of an application is embedded in its assembly.</summary>
public sealed class PolicyLoaderTests
{
    private static readonly DateTime Day = new(2027, 1, 1);

    [Fact]
    public void An_assembly_without_a_policy_has_none() => Assert.Null(PolicyLoader.Load(typeof(PolicyLoaderTests).Assembly, Day));

    [Fact]
    public void Without_an_assembly_there_is_none() => Assert.Null(PolicyLoader.Load(assembly: null, Day));

    [Fact]
    public void Reads_the_policy_and_the_exemptions_of_the_service()
    {
        var embedded = PolicyLoader.Read(
            """{ "policy": "acme", "version": "3.2.0", "extends": ["house/1", "otel-semconv/1.44"], "owned": ["acme.*"] }""",
            """[{ "rule": "TEL103", "target": "acme.legacy.*", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-31", "reason": "renamed in March" }]""",
            Day);

        Assert.Empty(embedded.Faults);
        Assert.Equal("acme 3.2.0", embedded.Policy!.Citation);
        Assert.Equal((RuleIds.Unit, "acme.legacy.*"), (Assert.Single(embedded.Exemptions).Rule, embedded.Exemptions[0].Target));
    }

    [Fact]
    public void A_faulty_policy_has_its_faults_and_no_exemptions()
    {
        var embedded = PolicyLoader.Read("""{ "policy": 7 }""", "[]", Day);

        Assert.Null(embedded.Policy);
        Assert.NotEmpty(embedded.Faults);
        Assert.All(embedded.Faults, static f => Assert.StartsWith(PolicyFileNames.Policy + "(", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Faulty_exemptions_do_not_disable_the_policy()
    {
        var embedded = PolicyLoader.Read("""{ "policy": "acme", "version": "3.2.0" }""", """[{ "rule": "TEL103" }]""", Day);

        Assert.NotNull(embedded.Policy);
        Assert.All(embedded.Faults, static f => Assert.StartsWith(PolicyFileNames.Exemptions + "(", f, StringComparison.Ordinal));
    }

    [Fact]
    public void The_policy_of_the_assembly_that_the_host_names_is_used()
    {
        const string Text = """{ "policy": "acme", "version": "3.2.0", "owned": ["acme.*"], "mode": { "start": "audit" } }""";
        var hash = PolicyLoader.Read(Text, null, Day).Policy!.Hash;
        var name = $"Acme.Service{Guid.NewGuid():N}";
        PolicyAssembly.Load(name, Text, new PolicyStamp("acme", "3.2.0", hash, areAnalyzersEnabled: true).ToString());
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name });
        builder.Services.AddSingleton(new LocalFiles("/no/such/folder"));
        builder.AddStandardObservability();
        using var host = builder.Build();

        var policy = host.Services.GetRequiredService<HostPolicy>();
        Assert.Equal("acme 3.2.0", policy.Judge!.Policy.Citation);
        Assert.Equal(hash, policy.Embedded!.Stamp!.Hash);
        Assert.True(policy.Owns("Acme.Orders"));
    }

    [Fact]
    public void A_dynamic_assembly_has_none()
        => Assert.Null(PolicyLoader.Load(AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dynamic"), AssemblyBuilderAccess.Run), Day));
}
