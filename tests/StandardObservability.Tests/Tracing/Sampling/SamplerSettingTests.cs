using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Settings;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using Xunit;

namespace StandardObservability.Tests.Tracing.Sampling;

public sealed class SamplerSettingTests
{
    private readonly SettingProblems _problems = new();

    [Theory]
    [InlineData("always_on", null, "AlwaysOnSampler")]
    [InlineData("always_off", null, "AlwaysOffSampler")]
    [InlineData("traceidratio", "0.25", "RatioSampler{0.25}")]
    [InlineData("parentbased_always_on", null, "ParentBased{AlwaysOnSampler}")]
    [InlineData("parentbased_always_off", null, "ParentBased{AlwaysOffSampler}")]
    [InlineData("parentbased_traceidratio", null, "ParentBased{RatioSampler{1}}")]
    [InlineData("xray", null, "ParentBased{XRaySampler}")]
    [InlineData("XRay", "endpoint=http://agent:2000,polling_interval=60", "ParentBased{XRaySampler}")]
    public void Each_name_creates_its_sampler(string name, string? argument, string expected)
    {
        using var polling = new RulePollingService(null!, NullLoggerFactory.Instance);
        var services = new ServiceCollection().AddSingleton(polling).BuildServiceProvider();

        Assert.Equal(expected, Read(name, argument)!.Create(services).Description);
        Assert.Empty(_problems.Messages);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:2000/", 300)]
    [InlineData("endpoint=http://cloudwatch-agent.amazon-cloudwatch:2000", "http://cloudwatch-agent.amazon-cloudwatch:2000/", 300)]
    [InlineData(" endpoint = https://proxy/xray/ , polling_interval = 360 ,", "https://proxy/xray/", 360)]
    [InlineData("polling_interval=1", "http://127.0.0.1:2000/", 1)]
    public void The_argument_of_xray_sets_the_endpoint_and_the_interval(string? argument, string endpoint, int seconds)
    {
        Assert.Equal(new XRaySamplerSetting(new Uri(endpoint), TimeSpan.FromSeconds(seconds)), Read("xray", argument)!.XRay);
        Assert.Empty(_problems.Messages);
    }

    [Theory]
    [InlineData("endpoint=127.0.0.1:2000", "OTEL_TRACES_SAMPLER_ARG has the endpoint \"127.0.0.1:2000\". It is the URL of the X-Ray proxy, for example endpoint=http://127.0.0.1:2000; the default endpoint is used until this is corrected.")]
    [InlineData("endpoint=tcp://127.0.0.1:2000", "OTEL_TRACES_SAMPLER_ARG has the endpoint \"tcp://127.0.0.1:2000\". It is the URL of the X-Ray proxy, for example endpoint=http://127.0.0.1:2000; the default endpoint is used until this is corrected.")]
    [InlineData("polling_interval=soon", "OTEL_TRACES_SAMPLER_ARG has the polling_interval \"soon\". It is a number of seconds from 1 to 3600; rules are fetched every 300 seconds until this is corrected.")]
    [InlineData("polling_interval=3601", "OTEL_TRACES_SAMPLER_ARG has the polling_interval \"3601\". It is a number of seconds from 1 to 3600; rules are fetched every 300 seconds until this is corrected.")]
    [InlineData("0.05", "OTEL_TRACES_SAMPLER_ARG has the part \"0.05\". The sampler xray accepts endpoint=URL and polling_interval=SECONDS; this part is ignored.")]
    public void A_part_of_the_argument_that_cannot_be_used_is_a_problem_and_has_its_default(string argument, string problem)
    {
        Assert.Equal(XRaySamplerSetting.Default, Read("xray", argument)!.XRay);
        Assert.Equal(problem, Assert.Single(_problems.Messages));
    }

    [Theory]
    [InlineData("jaeger_remote", "OTEL_TRACES_SAMPLER is \"jaeger_remote\". Jaeger's remote sampler is not supported; use xray for rules that are managed centrally. Known samplers are always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, xray; all new traces are sampled until this is corrected.")]
    [InlineData("sometimes", "OTEL_TRACES_SAMPLER is \"sometimes\". Known samplers are always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, xray; all new traces are sampled until this is corrected.")]
    public void An_unknown_sampler_is_a_problem(string name, string problem)
    {
        Assert.Null(Read(name, null));
        Assert.Equal(problem, Assert.Single(_problems.Messages));
    }

    private SamplerSetting? Read(string name, string? argument)
        => SamplerSetting.Read(
            new StandardVariables(
                new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_TRACES_SAMPLER", name), new("OTEL_TRACES_SAMPLER_ARG", argument)]).Build(),
                static _ => null),
            _problems);
}
