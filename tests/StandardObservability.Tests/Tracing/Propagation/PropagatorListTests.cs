using Microsoft.Extensions.Configuration;
using StandardObservability.Settings;
using StandardObservability.Tracing.Propagation;
using Xunit;

namespace StandardObservability.Tests.Tracing.Propagation;

public sealed class PropagatorListTests
{
    private readonly SettingProblems _problems = new();

    [Theory]
    [InlineData(null, "TraceContext XRay", "All", false)]
    [InlineData("", "TraceContext XRay", "All", false)]
    [InlineData("tracecontext,baggage", "TraceContext", "W3C", false)]
    [InlineData(" XRay , TraceContext ,tracecontext", "XRay TraceContext", "TraceContext, XRay", false)]
    [InlineData("xray-lambda,baggage", "XRay", "Baggage, XRay", true)]
    [InlineData("baggage", "", "Baggage", false)]
    [InlineData("none", "", "None", false)]
    public void The_list_sets_what_is_extracted_in_which_order_and_what_is_injected(string? value, string formats, string fields, bool readsEnvironment)
    {
        var list = Read(value);

        Assert.Equal(formats, string.Join(' ', list.Formats));
        Assert.Equal((fields, readsEnvironment), (list.Fields.ToString(), list.ReadsLambdaVariable));
        Assert.Empty(_problems.Messages);
    }

    [Theory]
    [InlineData("b3", "TraceContext XRay", "OTEL_PROPAGATORS names \"b3\", which is unknown. Known values are tracecontext, baggage, xray, xray-lambda and none; tracecontext, baggage and xray are used as if it were not set.")]
    [InlineData("xray,jaeger", "XRay", "OTEL_PROPAGATORS names \"jaeger\", which is unknown. Known values are tracecontext, baggage, xray, xray-lambda and none; the rest, xray, is used.")]
    [InlineData("ottrace,baggage,tracecontext", "TraceContext", "OTEL_PROPAGATORS names \"ottrace\", which is unknown. Known values are tracecontext, baggage, xray, xray-lambda and none; the rest, baggage, tracecontext, is used.")]
    [InlineData("none,xray", "XRay", "OTEL_PROPAGATORS is \"none,xray\". none cannot be combined with other names; it is ignored.")]
    [InlineData("xray,xray-lambda", "XRay", "OTEL_PROPAGATORS is \"xray,xray-lambda\". xray and xray-lambda are the same format, X-Amzn-Trace-Id, which is extracted and injected once; name one of them.")]
    public void A_name_that_cannot_be_used_is_a_problem(string value, string formats, string problem)
    {
        Assert.Equal(formats, string.Join(' ', Read(value).Formats));
        Assert.Equal(problem, Assert.Single(_problems.Messages));
    }

    private PropagatorList Read(string? value)
        => PropagatorList.Read(new StandardVariables(new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_PROPAGATORS", value)]).Build(), static _ => null), _problems);
}
