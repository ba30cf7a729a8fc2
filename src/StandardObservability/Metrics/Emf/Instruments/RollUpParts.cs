using OpenTelemetry;
using StandardObservability.Metrics.Emf.Attributes;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>
/// The parts of a roll-up: one for each combination of attributes, written to a document that has them as properties. All parts have the
/// dimensions of the roll-up, so CloudWatch adds them up.
/// </summary>
/// <param name="text">Name and unit of the metric.</param>
/// <param name="kind">Count or histogram: a level would be the average of its parts.</param>
/// <param name="groups">The groups to add the parts to.</param>
/// <param name="budget">Limits the number of parts.</param>
/// <param name="properties">Writes the attributes.</param>
internal sealed class RollUpParts(MetricText text, SeriesKind kind, DimensionGroups groups, SeriesBudget budget, AttributeProperties properties)
{
    private readonly Dictionary<string, MetricSeries> _parts = new(StringComparer.Ordinal);

    /// <summary>Finds the part of a data point, or adds it.</summary>
    /// <returns><see langword="null"/> if the data point belongs to the roll-up itself.</returns>
    public MetricSeries? Find(ReadOnlyTagCollection tags)
    {
        if (ReadProperties(tags) is not { } written)
        {
            return null;
        }

        if (_parts.TryGetValue(written, out var part) && !part.IsRemoved)
        {
            return part;
        }

        part = groups.FindPart(written, text, kind) ?? Create(written);
        if (part is not null)
        {
            part.UseCount++;
            _parts[written] = part;
        }

        return part;
    }

    /// <summary>Forgets the parts that have ended.</summary>
    public void Refresh()
    {
        foreach (var (written, part) in _parts)
        {
            if (part.IsRemoved)
            {
                _parts.Remove(written);
            }
        }
    }

    /// <summary>Ends the parts, when the instrument is gone.</summary>
    public void Release()
    {
        foreach (var part in _parts.Values)
        {
            budget.Release(part);
        }
    }

    private string? ReadProperties(ReadOnlyTagCollection tags)
    {
        try
        {
            return properties.Write(tags);
        }
        catch (Exception)
        {
            // An attribute cannot be rendered. The roll-up does not need it.
            return null;
        }
    }

    private MetricSeries? Create(string written)
    {
        if (budget.HasAllParts)
        {
            return null;
        }

        var part = new MetricSeries(text, kind) { IsPart = true };
        groups.AddPart(written, part);
        budget.Add(part);
        return part;
    }
}
