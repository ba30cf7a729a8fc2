using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Export.Otlp;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp;

/// <summary>An exporter that is created with its first items behaves as one that is created at the start.</summary>
public sealed class DeferredExporterTests
{
    private readonly List<RecordingExporter> _created = [];
    private int _failures;

    [Fact]
    public void The_first_items_create_it_once_and_it_has_the_resource_of_its_provider()
    {
        using var source = new ActivitySource(nameof(DeferredExporterTests) + Guid.NewGuid());
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop"))
            .AddProcessor(new SimpleActivityExportProcessor(DeferredExporter<Activity>.Create(Create)))
            .Build();
        Assert.Empty(_created);

        source.StartActivity("first")?.Dispose();
        source.StartActivity("second")?.Dispose();

        var exporter = Assert.Single(_created);
        Assert.Equal(["first", "second"], exporter.Names);
        Assert.Contains(new("service.name", "shop"), exporter.ParentProvider.GetResource().Attributes);
    }

    [Fact]
    public void A_provider_that_comes_after_the_first_export_reaches_it()
    {
        var exporter = DeferredExporter<Activity>.Create(Create);
        exporter.Export(default);
        using var provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop"))
            .AddProcessor(new SimpleActivityExportProcessor(exporter))
            .Build();

        exporter.Export(default);

        Assert.Contains(new("service.name", "shop"), Assert.Single(_created).ParentProvider.GetResource().Attributes);
    }

    [Fact]
    public void Without_items_a_flush_and_the_end_succeed_and_create_nothing()
    {
        var exporter = DeferredExporter<Activity>.Create(Create);

        Assert.Equal((true, true), (exporter.ForceFlush(0), exporter.Shutdown(0)));
        exporter.Dispose();

        Assert.Empty(_created);
    }

    [Fact]
    public void A_flush_and_the_end_reach_it()
    {
        var exporter = DeferredExporter<Activity>.Create(Create);
        exporter.Export(default);

        Assert.Equal((false, false), (exporter.ForceFlush(0), exporter.Shutdown(0)));
        exporter.Dispose();

        Assert.Equal(["flush", "shutdown", "dispose"], Assert.Single(_created).Calls);
    }

    [Fact]
    public void Items_that_come_at_the_same_time_create_one()
    {
        for (var round = 1; round <= 50; round++)
        {
            var exporter = DeferredExporter<Activity>.Create(Create);
            using var barrier = new Barrier(4);
            Parallel.ForEach(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            {
                barrier.SignalAndWait(TimeSpan.FromMilliseconds(100));
                exporter.Export(default);
            });

            Assert.Equal(round, _created.Count);
        }
    }

    [Fact]
    public void The_next_items_create_it_when_the_first_could_not()
    {
        var exporter = DeferredExporter<Activity>.Create(Create);
        _failures = 1;

        Assert.Equal((ExportResult.Failure, ExportResult.Success), (exporter.Export(default), exporter.Export(default)));
        Assert.Single(_created);
    }

    private RecordingExporter Create()
    {
        if (_failures-- > 0)
        {
            throw new IOException("no descriptors");
        }

        var exporter = new RecordingExporter();
        _created.Add(exporter);
        return exporter;
    }

    private sealed class RecordingExporter : BaseExporter<Activity>
    {
        public List<string> Names { get; } = [];

        public List<string> Calls { get; } = [];

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                Names.Add(span.DisplayName);
            }

            return ExportResult.Success;
        }

        protected override bool OnForceFlush(int timeoutMilliseconds) => Record("flush");

        protected override bool OnShutdown(int timeoutMilliseconds) => Record("shutdown");

        protected override void Dispose(bool disposing)
        {
            Record("dispose");
            base.Dispose(disposing);
        }

        private bool Record(string call)
        {
            Calls.Add(call);
            return false;
        }
    }
}
