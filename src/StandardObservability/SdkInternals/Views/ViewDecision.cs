using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Views;

/// <summary>What is decided for one instrument, with and without a view of the application.</summary>
internal sealed class ViewDecision
{
    /// <summary>The instrument is not collected.</summary>
    public static ViewDecision Drop { get; } = new() { IsDropped = true };

    public bool IsDropped { get; private init; }

    /// <summary>Most combinations of attribute values, or <see langword="null"/> for OpenTelemetry's limit.</summary>
    public int? MaxPoints { get; init; }

    /// <summary>Attributes that are removed from the measurements.</summary>
    public string[] RemovedKeys { get; init; } = [];

    /// <summary>Whether a histogram without a view has exponential buckets.</summary>
    public bool IsExponential { get; init; }

    /// <summary>A copy of a view's configuration, or of the default, with the decision applied.</summary>
    public MetricStreamConfiguration? Adjust(MetricStreamConfiguration? view)
    {
        if (ReferenceEquals(view, MetricStreamConfiguration.Drop) || Copy(view) is not { } copy)
        {
            return view;
        }

        copy.CardinalityLimit = MaxPoints < (view?.CardinalityLimit ?? int.MaxValue) ? MaxPoints : view?.CardinalityLimit;
        if (view?.TagKeys is { } kept)
        {
            copy.TagKeys = [.. kept.Except(RemovedKeys, StringComparer.Ordinal)];
        }
        else
        {
            copy.ExcludedTagKeys = [.. (view?.ExcludedTagKeys ?? []).Union(RemovedKeys, StringComparer.Ordinal)];
        }

        return copy;
    }

    /// <summary>The kinds of configuration that OpenTelemetry knows. Another one is not changed.</summary>
    private MetricStreamConfiguration? Copy(MetricStreamConfiguration? view)
    {
        MetricStreamConfiguration? copy = view switch
        {
            null => IsExponential ? new Base2ExponentialBucketHistogramConfiguration() : new MetricStreamConfiguration(),
            ExplicitBucketHistogramConfiguration histogram => new ExplicitBucketHistogramConfiguration
            {
                Boundaries = histogram.Boundaries, RecordMinMax = histogram.RecordMinMax,
            },
            Base2ExponentialBucketHistogramConfiguration histogram => new Base2ExponentialBucketHistogramConfiguration
            {
                MaxSize = histogram.MaxSize, MaxScale = histogram.MaxScale, RecordMinMax = histogram.RecordMinMax,
            },
            HistogramConfiguration histogram => new HistogramConfiguration { RecordMinMax = histogram.RecordMinMax },
            _ => view.GetType() == typeof(MetricStreamConfiguration) ? new MetricStreamConfiguration() : null,
        };
        if (copy is not null && view is not null)
        {
            (copy.Name, copy.Description) = (view.Name, view.Description);
        }

        return copy;
    }
}
