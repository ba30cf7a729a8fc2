using System.Runtime.InteropServices;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>The template of a Lambda function: on a machine, and as the file <c>bootstrap</c> of a custom runtime.</summary>
[Collection(FreshCollection.Name)]
public sealed class LambdaTemplateTests(FreshSolution solution, PackageFeed feed)
{
    private const string Root = "1-5759e988-bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";

    [Fact]
    public async Task Without_Lambda_it_runs_once_and_prints_the_response()
    {
        solution.Build.Successful();
        await using var function = ServiceProcess.Start(solution.Assembly(FreshProject.Lambda), new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ENVIRONMENT"] = "Development" });

        Assert.Equal(0, await function.WaitForExitAsync());
        Assert.Contains("{\"greeting\":\"Hello, Ada!\"}", function.Output.Lines);
        Assert.Contains(function.Output.Lines, static l => l.Contains("Greeting Ada", StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task On_a_custom_runtime_each_invocation_is_answered_traced_and_flushed_before_the_environment_freezes()
    {
        var bootstrap = await PublishAsync();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var api = await LambdaApi.StartAsync();
        var requestsWhenFrozen = new List<int>();
        api.Frozen = () => requestsWhenFrozen.Add(receiver.Requests.Count(static r => r.Signal == OtlpSignal.Traces));
        await using var function = ServiceProcess.Start(bootstrap, Variables(api, receiver));

        api.Invoke("first", $"Root={Root};Parent={Parent};Sampled=1", "{ \"name\": \"Ada\" }");
        api.Invoke("second", $"Root={Root};Parent={Parent};Sampled=1", "{ \"name\": \"\" }");
        api.Invoke("third", "", "no JSON");
        await Poll.UntilAsync(() => requestsWhenFrozen.Count == 4, Poll.DefaultTimeout, $"the end of the third invocation. {function.Output.Text} {function.Error.Text}");

        Assert.Equal(("response", "{\"greeting\":\"Hello, Ada!\"}", ""), api.Answers["first"]);
        Assert.Equal(("error", "ArgumentException"), (api.Answers["second"].Kind, api.Answers["second"].Error));
        Assert.Equal(("error", "JsonException"), (api.Answers["third"].Kind, api.Answers["third"].Error));
        Assert.Equal([0, 1, 2, 3], requestsWhenFrozen);
        AssertSpans(await receiver.SpansAsync());
        Assert.Contains(function.Output.Lines, static l => l.Contains("\"_aws\"", StringComparison.Ordinal) && l.Contains("greetings.sent", StringComparison.Ordinal));
        Assert.DoesNotContain(function.Output.Lines, static l => l.Contains("http.client.", StringComparison.Ordinal));
        Assert.Contains(function.Output.Lines, static l => l.Contains("Greeting Ada", StringComparison.Ordinal) && l.Contains(Root, StringComparison.Ordinal));
        Assert.Equal(0, await function.StopAsync());
        Assert.Equal("", function.Error.Text);
    }

    private static void AssertSpans(IReadOnlyList<OtlpSpan> spans)
    {
        Assert.Equal(3, spans.Count);
        Assert.All(spans, static s => Assert.Equal(OtlpSpanKind.Server, s.Kind));
        Assert.Equal(["first", "second", "third"], spans.Select(static s => s.Attributes["faas.invocation_id"]));
        Assert.Equal([true, false, false], spans.Select(static s => s.Attributes["faas.coldstart"]));
        Assert.Equal([OtlpStatusCode.Unset, OtlpStatusCode.Error, OtlpStatusCode.Error], spans.Select(static s => s.StatusCode));
        Assert.All(spans.Take(2), static s => Assert.Equal((Root[2..].Replace("-", "", StringComparison.Ordinal), Parent), (s.TraceId, s.ParentSpanId)));
        Assert.Null(spans[2].ParentSpanId);
        Assert.All(spans, static s => Assert.Equal("greeter", s.Resource["faas.name"]));
    }

    // The command of the template's README, for this machine.
    private async Task<string> PublishAsync()
    {
        solution.Build.Successful();
        var platform = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        (await feed.DotNet.RunAsync(solution.Folder(FreshProject.Lambda), "publish", "-c", "Release", "-r", platform, "--self-contained", "-o", "out", "-v", "quiet")).Successful();
        return Path.Combine(solution.Folder(FreshProject.Lambda), "out", "bootstrap");
    }

    // What Lambda sets, and traces by OTLP.
    private static Dictionary<string, string> Variables(LambdaApi api, OtlpReceiver receiver) => new(StringComparer.Ordinal)
    {
        ["AWS_LAMBDA_RUNTIME_API"] = api.Address,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "greeter",
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/greeter",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/11/30/[$LATEST]0123456789abcdef",
        ["AWS_REGION"] = "eu-west-1",
        ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = new Uri(receiver.HttpEndpoint, "/v1/traces").ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };
}
