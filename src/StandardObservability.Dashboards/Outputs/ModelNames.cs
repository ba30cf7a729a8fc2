using System.Text.RegularExpressions;
using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs;

/// <summary>Checks the names of a model before they are written into expressions and queries of several languages.</summary>
internal static partial class ModelNames
{
    private const string Allowed = "letters, digits and . _ - / : # @";

    /// <exception cref="RenderException">A name has characters that would change the meaning of an expression.</exception>
    public static void Require(ServiceModel model)
    {
        Require("The service", model.Service);
        foreach (var alarm in model.Alarms)
        {
            Require("An alarm", alarm.Id);
        }

        foreach (var query in model.Reads)
        {
            Require("A signal", query.Signal.Name);
            foreach (var attribute in query.UsedAttributes)
            {
                Require($"An attribute of {query.Signal.Name}", attribute);
            }

            foreach (var filter in query.Filters.Where(static f => f.Value is { } value && value.AsSpan().ContainsAny("'\"\\$`")))
            {
                throw new RenderException(
                    $"A filter for {filter.Attribute} has the value {filter.Value}. Quotes, backslashes and dollar signs cannot be written into queries.");
            }
        }
    }

    /// <summary>The name of the service as the name of a dashboard.</summary>
    public static string ForDashboard(ServiceModel model) => NotInDashboards().Replace(model.Service, "-");

    /// <summary>A service with the default settings of this library.</summary>
    public static EmittingService DefaultService(ServiceModel model) => new(model.Service, isWeb: true, "StandardObservability", MetricDimensions.Default);

    private static void Require(string what, string name)
    {
        if (!Safe().IsMatch(name))
        {
            throw new RenderException($"{what} has the name \"{name}\". Queries of CloudWatch accept {Allowed}.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._\-/:#@]+\z")]
    private static partial Regex Safe();

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex NotInDashboards();
}
