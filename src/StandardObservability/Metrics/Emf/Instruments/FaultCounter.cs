using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Counts the HTTP requests of a duration metric that failed in the called service, so that an alarm needs no dimension for the status code.</summary>
/// <param name="value">The value of the counter.</param>
/// <param name="countsUnanswered">Whether a request without a response failed too, as for a client: <c>error.type</c> and no status code.</param>
internal sealed class FaultCounter(SumValue value, bool countsUnanswered)
{
    public void Add(long requests) => value.Add(requests);

    /// <summary>Whether the attributes are those of failed requests.</summary>
    public bool Contains(ReadOnlyTagCollection tags)
    {
        var isUnanswered = false;
        foreach (var (key, tag) in tags)
        {
            if (key == AttributeNames.HttpResponseStatusCode)
            {
                return tag is >= 500 and <= 599;
            }

            isUnanswered |= key == AttributeNames.ErrorType;
        }

        return countsUnanswered && isUnanswered;
    }
}
