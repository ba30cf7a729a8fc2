using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals.Views;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Views;

/// <summary>Fails when OpenTelemetry's list of views is no longer what <see cref="ViewOverride"/> assumes.</summary>
public sealed class ViewOverrideTests
{
    private static readonly ViewDecision Limited = new() { MaxPoints = 2, RemovedKeys = ["user"] };

    [Theory]
    [InlineData("none", "count: region=eu shop=1 1; region=us shop=1 1; overflow 1")]
    [InlineData("plain", "count: region=eu shop=1 1; region=us shop=1 1; overflow 1")]
    [InlineData("before", "count: region=eu shop=1 1; region=us shop=1 1; overflow 1")]
    [InlineData("renamed", "renamed: region=eu shop=1 1; region=us shop=1 1; overflow 1")]
    [InlineData("two", "one: region=eu shop=1 1; region=us shop=1 1; overflow 1 | two: region=eu shop=1 1; region=us shop=1 1; overflow 1")]
    [InlineData("dropped", "")]
    [InlineData("lower limit", "count: region=eu shop=1 1; overflow 2")]
    [InlineData("tag keys", "count: shop=1 3")]
    [InlineData("excluded", "count: shop=1 3")]
    public void Adjusts_what_views_return_and_adds_no_stream(string view, string expected)
        => Assert.Equal(expected, Collect(view, static (_, _) => Limited));

    [Theory]
    [InlineData("none")]
    [InlineData("plain")]
    [InlineData("before")]
    [InlineData("renamed")]
    [InlineData("two")]
    [InlineData("tag keys")]
    public void A_drop_wins(string view) => Assert.Empty(Collect(view, static (_, _) => ViewDecision.Drop));

    [Theory]
    [InlineData("none", "count: user=a region=eu shop=1 1; user=b region=us shop=1 1; user=c region=as shop=1 1")]
    [InlineData("renamed", "renamed: user=a region=eu shop=1 1; user=b region=us shop=1 1; user=c region=as shop=1 1")]
    public void Without_a_decision_nothing_changes(string view, string expected) => Assert.Equal(expected, Collect(view, static (_, _) => null));

    [Fact]
    public void The_decision_is_made_once_for_each_instrument()
    {
        var decided = new List<string>();
        Collect("two", (i, _) =>
        {
            decided.Add(i.Name);
            return null;
        });

        Assert.Equal(["count", "early"], decided.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("two", false)]
    [InlineData("dropped", true)]
    [InlineData("dropped and renamed", false)]
    [InlineData("renamed and dropped", false)]
    public void The_decision_is_told_whether_views_drop_the_instrument(string view, bool expected)
    {
        var decided = new List<(string Name, bool IsDropped)>();
        Collect(view, (i, isDropped) =>
        {
            decided.Add((i.Name, isDropped));
            return null;
        });

        Assert.Equal([("count", expected), ("early", false)], decided.OrderBy(static d => d.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Boundaries_and_other_settings_of_a_view_are_kept()
    {
        var boundaries = new ExplicitBucketHistogramConfiguration { Name = "n", Description = "d", Boundaries = [1, 2], RecordMinMax = false, CardinalityLimit = 1 };
        var adjusted = Assert.IsType<ExplicitBucketHistogramConfiguration>(Limited.Adjust(boundaries));
        Assert.Equal(("n", "d", false, 1), (adjusted.Name, adjusted.Description, adjusted.RecordMinMax, adjusted.CardinalityLimit));
        Assert.Equal([1, 2], adjusted.Boundaries!);
        Assert.Equal(["user"], adjusted.ExcludedTagKeys!);

        var exponential = Assert.IsType<Base2ExponentialBucketHistogramConfiguration>(Limited.Adjust(new Base2ExponentialBucketHistogramConfiguration { MaxSize = 40, MaxScale = 3 }));
        Assert.Equal((40, 3, 2), (exponential.MaxSize, exponential.MaxScale, exponential.CardinalityLimit));
        Assert.IsType<Base2ExponentialBucketHistogramConfiguration>(new ViewDecision { IsExponential = true, MaxPoints = 5 }.Adjust(null));
        Assert.Same(MetricStreamConfiguration.Drop, Limited.Adjust(MetricStreamConfiguration.Drop));
    }

    [Fact]
    public void A_decision_that_creates_an_instrument_or_throws_changes_no_other()
    {
        using var nested = new Meter($"{nameof(ViewOverrideTests)}.Nested.{Guid.NewGuid()}");
        using var meter = new Meter($"{nameof(ViewOverrideTests)}.{Guid.NewGuid()}");
        var metrics = new List<Metric>();
        var decided = new List<string>();
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name, nested.Name);
        ((IDeferredMeterProviderBuilder)builder).Configure((_, b) => Assert.True(ViewOverride.TryAdd(b, (instrument, _) =>
        {
            decided.Add(instrument.Name);
            return instrument.Name switch
            {
                "outer" when nested.CreateCounter<long>("inner") is { Enabled: true } => null,
                "throws" => throw new InvalidOperationException(),
                _ => null,
            };
        })));
        builder.AddView(static i => i.Name == "outer" ? new MetricStreamConfiguration { Name = "renamed" } : null);
        using var provider = builder.AddInMemoryExporter(metrics).Build();
        meter.CreateCounter<long>("outer").Add(1);
        meter.CreateCounter<long>("throws").Add(1);
        provider.ForceFlush();

        Assert.Equal(["outer", "inner", "throws"], decided);
        Assert.Equal(["renamed", "throws"], metrics.Select(static m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_builder_is_refused() => Assert.False(ViewOverride.TryAdd(new ForeignBuilder(), static (_, _) => null));

    private static string Collect(string view, Func<Instrument, bool, ViewDecision?> decide)
    {
        using var meter = new Meter($"{nameof(ViewOverrideTests)}.{Guid.NewGuid()}");
        meter.CreateCounter<long>("early");
        var metrics = new List<Metric>();
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name);
        ((IDeferredMeterProviderBuilder)builder).Configure((_, b) => Assert.True(view == "before" || ViewOverride.TryAdd(b, decide)));
        AddView(builder, view);
        ((IDeferredMeterProviderBuilder)builder).Configure((_, b) => Assert.True(view != "before" || ViewOverride.TryAdd(b, decide)));
        using var provider = builder.AddInMemoryExporter(metrics).Build();
        var counter = meter.CreateCounter<long>("count");
        foreach (var (user, region) in new[] { ("a", "eu"), ("b", "us"), ("c", "as") })
        {
            counter.Add(1, new("user", user), new("region", region), new("shop", 1));
        }

        provider.ForceFlush();
        return string.Join(" | ", metrics.Select(Describe));
    }

    private static void AddView(MeterProviderBuilder builder, string view)
    {
        _ = view switch
        {
            "none" => builder,
            "renamed" => builder.AddView("count", "renamed"),
            "two" => builder.AddView("count", "one").AddView("count", "two"),
            "dropped and renamed" => builder.AddView("count", MetricStreamConfiguration.Drop).AddView("count", "renamed"),
            "renamed and dropped" => builder.AddView("count", "renamed").AddView("count", MetricStreamConfiguration.Drop),
            "dropped" => builder.AddView("count", MetricStreamConfiguration.Drop),
            "lower limit" => builder.AddView("count", new MetricStreamConfiguration { CardinalityLimit = 1 }),
            "tag keys" => builder.AddView("count", new MetricStreamConfiguration { TagKeys = ["user", "shop"] }),
            "excluded" => builder.AddView("count", new MetricStreamConfiguration { ExcludedTagKeys = ["region"] }),
            _ => builder.AddView("count", new MetricStreamConfiguration()),
        };
    }

    private static string Describe(Metric metric)
    {
        var points = new List<string>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new List<string>();
            foreach (var (key, value) in point.Tags)
            {
                tags.Add(key == "otel.metric.overflow" ? "overflow" : $"{key}={value}");
            }

            points.Add($"{string.Join(' ', tags.OrderBy(static t => "ursox".IndexOf(t[0], StringComparison.Ordinal)))} {point.GetSumLong()}");
        }

        return $"{metric.Name}: {string.Join("; ", points.OrderBy(static p => p.StartsWith("overflow", StringComparison.Ordinal)))}";
    }

    private sealed class ForeignBuilder : MeterProviderBuilder
    {
        public override MeterProviderBuilder AddInstrumentation<TInstrumentation>(Func<TInstrumentation> instrumentationFactory) => this;

        public override MeterProviderBuilder AddMeter(params string[] names) => this;
    }
}
