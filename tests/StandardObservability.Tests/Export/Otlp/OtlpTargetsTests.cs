using Microsoft.Extensions.Configuration;
using StandardObservability.Export.Otlp;
using StandardObservability.Settings;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp;

public sealed class OtlpTargetsTests
{
    [Theory]
    [InlineData("http://h:4318", "http://h:4318/v1/traces")]
    [InlineData("http://h/", "http://h/v1/traces")]
    [InlineData("https://h/base/", "https://h/base/v1/traces")]
    [InlineData("https://h/base?key=1", "https://h/base/v1/traces?key=1")]
    public void The_path_of_a_signal_is_appended_to_the_path_of_the_base_URL(string endpoint, string target)
    {
        var variables = new StandardVariables(
            new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]).Build(),
            static _ => null);

        Assert.Equal(new Uri(target).AbsoluteUri, new OtlpTargets(variables, new SettingProblems()).Require(OtlpSignal.Traces)!.Endpoint.AbsoluteUri);
    }
}
