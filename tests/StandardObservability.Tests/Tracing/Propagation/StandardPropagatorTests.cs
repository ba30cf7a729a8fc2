using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using StandardObservability.Settings;
using StandardObservability.Tests.Tracing.XRay;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.Propagation;

public sealed class StandardPropagatorTests
{
    private const string W3C = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string XRay = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private const string XRayAsW3C = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string RootId = "5759e988bd862e3fe1be46a994272793";

    [Theory]
    [InlineData("tracecontext,baggage,xray", W3C, XRay, W3C, null)]
    [InlineData("xray,tracecontext", W3C, XRay, XRayAsW3C, null)]
    [InlineData("xray,tracecontext", W3C, "junk", W3C, null)]
    [InlineData("xray,tracecontext", W3C, Root, W3C, null)]
    [InlineData("xray,tracecontext", "junk", Root, null, RootId)]
    [InlineData("tracecontext", null, XRay, null, null)]
    [InlineData("xray", W3C, null, null, null)]
    [InlineData("baggage", W3C, XRay, null, null)]
    [InlineData("none", W3C, XRay, null, null)]
    public void The_first_format_with_a_parent_wins_then_one_with_only_a_trace_id(string list, string? traceparent, string? xray, string? expected, string? root)
    {
        var ids = Read(Propagator(list), new() { ["traceparent"] = traceparent, ["X-Amzn-Trace-Id"] = xray });

        Assert.Equal((expected, root), (ids.TraceParent, ids.TraceIdOnly));
    }

    [Fact]
    public void Nothing_is_injected_while_instrumentation_is_suppressed()
    {
        using var activity = new Activity("call").Start();
        var fields = new List<string>();

        using (SuppressInstrumentationScope.Begin())
        {
            Propagator("tracecontext,baggage,xray").Inject(activity, fields, static (carrier, name, _) => ((List<string>)carrier!).Add(name));
        }

        Assert.Empty(fields);
    }

    [Fact]
    public void A_request_to_an_endpoint_of_AWS_carries_no_context()
    {
        using var activity = new Activity("call").AddBaggage("tenant", "acme").Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://sqs.eu-central-1.amazonaws.com/"));

        Propagator("tracecontext,baggage,xray").Inject(activity, request, static (carrier, name, value) => ((HttpRequestMessage)carrier!).Headers.Add(name, value));

        Assert.Empty(request.Headers);
    }

    [Fact]
    public void The_Lambda_variable_is_used_when_it_is_enabled_and_the_carrier_has_no_parent()
    {
        const string variable = "_X_AMZN_TRACE_ID";
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, XRay + ";Lineage=1:fe460cdd:0");
        try
        {
            var propagator = Propagator("xray-lambda,tracecontext");
            Assert.Equal(XRayAsW3C, Read(propagator, []).TraceParent);
            Assert.Equal(XRayAsW3C, Read(propagator, new() { ["X-Amzn-Trace-Id"] = "Root=1-67891233-abcdef012345678912345678" }).TraceParent);
            Assert.Equal(W3C, Read(propagator, new() { ["traceparent"] = W3C }).TraceParent);
            Assert.Equal(default, Read(Propagator("xray,tracecontext"), []));

            Environment.SetEnvironmentVariable(variable, "junk");
            Assert.Equal(RootId, Read(propagator, new() { ["X-Amzn-Trace-Id"] = Root }).TraceIdOnly);
            Assert.Equal(default, Read(propagator, []));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    [Theory]
    [InlineData("tracecontext,baggage,xray", "X-Amzn-Trace-Id baggage traceparent tracestate")]
    [InlineData("tracecontext", "traceparent tracestate")]
    [InlineData("xray", "X-Amzn-Trace-Id")]
    [InlineData("xray-lambda,baggage", "X-Amzn-Trace-Id baggage")]
    [InlineData("none", "")]
    public void Only_the_listed_formats_are_injected(string list, string names)
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme").Start();
        activity.TraceStateString = "a=b";
        var headers = new Dictionary<string, string>();

        Propagator(list).Inject(activity, headers, Set);

        Assert.Equal(names, string.Join(' ', headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Baggage_that_is_not_listed_is_neither_extracted_nor_injected()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();
        var headers = new Dictionary<string, string>();
        OpenTelemetry.Baggage.SetBaggage("tenant", "acme");

        Propagator("tracecontext,xray").Inject(activity, headers, Set);
        OpenTelemetry.Baggage.ClearBaggage();

        Assert.Equal(["X-Amzn-Trace-Id", "traceparent"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Null(Propagator("tracecontext,xray").ExtractBaggage(new Dictionary<string, string?> { ["baggage"] = "tenant=acme" }, Get));
    }

    [Fact]
    public void Ids_of_zeros_are_not_injected()
    {
        using var zeros = new Activity("x").SetIdFormat(ActivityIdFormat.W3C)
            .SetParentId(ActivityTraceId.CreateFromBytes(new byte[16]), ActivitySpanId.CreateRandom()).Start();
        using var notStarted = new Activity("x").SetIdFormat(ActivityIdFormat.W3C);
        var headers = new Dictionary<string, string>();

        Propagator("tracecontext,baggage,xray").Inject(zeros, headers, Set);
        Propagator("tracecontext,baggage,xray").Inject(notStarted, headers, Set);

        Assert.Empty(headers);
    }

    [Fact]
    public void A_request_to_a_host_that_is_not_listed_carries_nothing_and_other_carriers_carry_everything()
    {
        var propagator = Propagator("tracecontext,baggage,xray", "*.internal.example");
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme").Start();
        using var inside = new HttpRequestMessage(HttpMethod.Get, "http://orders.internal.example/");
        using var outside = new HttpRequestMessage(HttpMethod.Get, "http://third.party.test/");
        var message = new Dictionary<string, string>();

        propagator.Inject(activity, inside, SetHeader);
        propagator.Inject(activity, outside, SetHeader);
        propagator.Inject(activity, message, Set);

        Assert.Equal(["X-Amzn-Trace-Id", "baggage", "traceparent"], inside.Headers.Select(static h => h.Key).Order(StringComparer.Ordinal));
        Assert.Empty(outside.Headers);
        Assert.Equal(3, message.Count);
    }

    [Theory]
    [InlineData("tracecontext,baggage,xray", "X-Amzn-Trace-Id", XRay)]
    [InlineData("tracecontext,baggage,xray", "X-Amzn-Trace-Id", $"Self=1-67891233-12456789abcdef012345678;{Root}")]
    [InlineData("xray,tracecontext", "X-Amzn-Trace-Id", XRay)]
    [InlineData("tracecontext,baggage,xray", "traceparent", W3C)]
    public void A_header_of_a_request_is_read_once(string list, string name, string value)
    {
        var read = new List<string>();
        var propagator = Propagator(list);

        propagator.ExtractTraceIdAndState(
            null,
            (object? _, string header, out string? found, out IEnumerable<string>? values) =>
            {
                read.Add(header);
                (found, values) = (header == name ? value : header == "tracestate" ? "a=b" : null, null);
            },
            out _,
            out _);
        XRayTraceId.Create();

        Assert.Single(read, name);
        Assert.InRange(read.Count(static a => a == "traceparent"), 0, 1);
    }

    private static ExtractedIds Read(StandardPropagator propagator, Dictionary<string, string?> headers) => ExtractedIds.From(propagator.ExtractContext(headers, Get));

    private static StandardPropagator Propagator(string list, params string[] hosts)
    {
        var problems = new SettingProblems();
        var variables = new StandardVariables(new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_PROPAGATORS", list)]).Build(), static _ => null);
        return new StandardPropagator(
            DistributedContextPropagator.CreateW3CPropagator(), PropagationSettings.Read(new TracesOptions { PropagateTo = hosts }, isDevelopment: false, variables, problems));
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (((Dictionary<string, string?>)carrier!).GetValueOrDefault(name), null);

    private static void Set(object? carrier, string name, string value) => ((Dictionary<string, string>)carrier!)[name] = value;

    private static void SetHeader(object? carrier, string name, string value) => ((HttpRequestMessage)carrier!).Headers.TryAddWithoutValidation(name, value);
}
