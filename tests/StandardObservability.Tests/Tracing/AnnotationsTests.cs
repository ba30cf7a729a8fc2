using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.Settings;
using StandardObservability.Tracing;
using StandardObservability.Tracing.Processors;
using Xunit;

namespace StandardObservability.Tests.Tracing;

public sealed class AnnotationsTests
{
    private const string Key = "aws.xray.annotations";

    private readonly List<Activity> _spans = [];
    private readonly SettingProblems _problems = new();

    [Fact]
    public async Task The_configured_attributes_that_a_span_has_are_its_annotations()
    {
        var span = await ExportAsync("order.id, tenant, retries, missing", static s => s.SetTag("retries", 2).SetTag("tenant", "acme").SetTag("other", 1));

        Assert.Equal(["tenant", "retries"], Annotations(span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing")]
    public async Task A_span_without_any_of_them_has_none(string configured)
        => Assert.Null((await ExportAsync(configured, static s => s.SetTag("tenant", "acme"))).GetTagItem(Key));

    [Fact]
    public async Task Values_that_XRay_cannot_index_are_not_annotations()
    {
        var span = await ExportAsync("text,long,list,flag,id", static s => s
            .SetTag("text", new string('x', 1000)).SetTag("long", new string('x', 1001)).SetTag("list", new[] { 1, 2 }).SetTag("flag", false).SetTag("id", Guid.Empty));

        Assert.Equal(["text", "flag", "id"], Annotations(span));
    }

    [Theory]
    [MemberData(nameof(Own))]
    public async Task Annotations_of_the_application_are_kept(object own, string[] expected)
        => Assert.Equal(expected, Annotations(await ExportAsync("tenant", s => s.SetTag("tenant", "acme").SetTag(Key, own))));

    public static TheoryData<object, string[]> Own => new()
    {
        { new[] { "mine", "tenant" }, ["mine", "tenant"] },
        { new List<string> { "mine" }, ["mine", "tenant"] },
        { "mine", ["mine", "tenant"] },
    };

    [Fact]
    public async Task An_annotation_attribute_of_another_type_is_unchanged()
        => Assert.Equal(7, (await ExportAsync("tenant", static s => s.SetTag("tenant", "acme").SetTag(Key, 7))).GetTagItem(Key));

    [Fact]
    public async Task An_annotated_secret_is_redacted()
    {
        var span = await ExportAsync("customer", static s => s.SetTag("customer", "anna@example.com"));

        Assert.Equal(["customer"], Annotations(span));
        Assert.DoesNotContain("anna", span.GetTagItem("customer") as string, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_without_annotations_allocates_nothing()
    {
        using var processor = new AnnotationStep(["tenant"]);
        using var span = new Activity("x").SetTag("other", "acme").Start();
        processor.End(span, provider: null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            processor.End(span, provider: null);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("tenant-id")]
    [InlineData("größe")]
    [InlineData("two words")]
    public void A_name_that_is_not_a_valid_key_is_a_problem_and_is_ignored(string name)
    {
        Assert.Equal(["tenant"], AnnotationNames.Read([name, "tenant", " tenant ", " "], _problems));
        Assert.Equal(
            [$"Observability:Traces:Annotations names \"{name}\". The key of an X-Ray annotation has at most 500 characters: letters, digits, _ and . only. This name is ignored; rename the attribute."],
            _problems.Messages);
    }

    [Theory]
    [InlineData("http.response.status_code", "search by http.status, or copy the value to an attribute of your own.")]
    [InlineData("aws.request_id", "copy the value to an attribute of your own.")]
    public void An_attribute_that_the_collector_moves_away_is_a_problem_and_is_ignored(string name, string remedy)
    {
        Assert.Equal(["tenant"], AnnotationNames.Read([name, "tenant"], _problems));
        Assert.EndsWith($"this name is ignored; {remedy}", Assert.Single(_problems.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_has_500_characters_at_most()
    {
        Assert.Equal([new string('x', 500)], AnnotationNames.Read([new string('x', 501), new string('x', 500)], _problems));
        Assert.Single(_problems.Messages);
    }

    [Fact]
    public void More_than_50_are_a_problem_and_the_first_50_are_used()
    {
        var names = Enumerable.Range(1, 53).Select(static i => $"key{i}").ToList();

        Assert.Equal(names[..50], AnnotationNames.Read(names, _problems));
        Assert.Equal(
            ["Observability:Traces:Annotations names 53 attributes. X-Ray indexes at most 50 annotations of a trace; those from \"key51\" on are ignored. List only the attributes that you search traces by."],
            _problems.Messages);
    }

    [Fact]
    public void All_50_fit()
    {
        var names = Enumerable.Range(1, 50).Select(static i => $"key{i}").ToList();
        using var processor = new AnnotationStep(names);
        using var span = new Activity("x").Start();
        names.ForEach(n => span.SetTag(n, 1));

        processor.End(span, provider: null);

        Assert.Equal(names, Annotations(span));
    }

    private static IEnumerable<string>? Annotations(Activity span) => span.GetTagItem(Key) as string[];

    private async Task<Activity> ExportAsync(string configured, Action<Activity> set)
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:Traces:Annotations", configured)], b =>
        {
            // An exporter that was added before the registration gets them too.
            b.Services.AddOpenTelemetry().WithTracing(t => t.AddInMemoryExporter(_spans));
            b.AddStandardObservability();
        });

        using (var span = host.Source.StartActivity("work")!)
        {
            set(span);
        }

        // Listeners select sources by name, and other tests use some of the same names.
        return Assert.Single(_spans, s => s.Source.Name == host.Source.Name);
    }
}
