using System.Text;

namespace StandardObservability.Dashboards.Outputs.Prometheus.Rules;

/// <summary>Writes the rules of a service: one group, one alert for each alarm.</summary>
/// <remarks>
/// A suppressed alarm has <c>unless … ALERTS</c> and no inhibition of Alertmanager: the file is complete alone, and tests of promtool cover it.
/// A suppressed alert is not in ALERTS itself, so also the suppressors of a suppressor are named.
/// </remarks>
/// <param name="model">The model.</param>
/// <param name="options">Names and intervals.</param>
internal sealed class RuleFile(ServiceModel model, PrometheusOptions options)
{
    private readonly Selectors _selectors = new(model.IsFleet ? null : model.Service, options);
    private readonly StringBuilder _text = new();

    /// <exception cref="RenderException">Prometheus cannot express an alarm.</exception>
    public string Write()
    {
        _text.Append("# Generated from the service's model; changes belong there.\n");
        _text.Append(model.Alarms.Count == 0 ? "groups: []\n" : "groups:\n");
        if (model.Alarms.Count > 0)
        {
            _text.Append("  - name: ").Append(PromText.Quote(model.Service)).Append('\n');
            _text.Append("    interval: ").Append(PromText.Duration(AlertExpression.Interval)).Append("\n    rules:\n");
        }

        // An alert sees those before it in the same evaluation.
        foreach (var alarm in model.Alarms.OrderBy(a => FindSuppressors(a).Count))
        {
            try
            {
                Write(alarm);
            }
            catch (RenderException problem)
            {
                throw new RenderException($"Alarm {alarm.Id} {problem.Message}");
            }
        }

        return _text.ToString();
    }

    private void Write(Alarm alarm)
    {
        var expression = new AlertExpression(new PromQl(_selectors, options.ExactShares), options.ExportInterval).Create(alarm) + Suppress(alarm);
        _text.Append("      - alert: ").Append(PromText.Quote(alarm.Id)).Append("\n        expr: |-\n          ");
        _text.Append(expression.Replace("\n", "\n          ", StringComparison.Ordinal)).Append('\n');
        if (AlertExpression.FindFor(alarm) is { Ticks: > 0 } duration)
        {
            _text.Append("        for: ").Append(PromText.Duration(duration)).Append('\n');
        }

        _text.Append("        labels:\n");
        Write("severity", alarm.Severity.ToString().ToLowerInvariant());
        Write("service", model.Service);
        Write("deployment_environment_name", options.Environment ?? string.Empty);
        if (model.Team is { } team)
        {
            Write("owner", team);
        }

        _text.Append("        annotations:\n");
        Write("summary", alarm.Meaning + Note(alarm));
        Write("runbook_url", $"{options.Runbook}#{alarm.Id}");
    }

    private void Write(string name, string value)
        => _text.Append("          ").Append(name).Append(": ").Append(PromText.Quote(PromText.EscapeTemplate(value))).Append('\n');

    private static string Note(Alarm alarm)
        => alarm.Conditions.SelectMany(static c => c.Reads).OfType<ShareQuery>().Any(static s => !s.Signal.Measured.Bounds.Contains(s.Threshold))
            ? " The share is interpolated: its threshold is not a bound of a bucket."
            : string.Empty;

    private string Suppress(Alarm alarm)
    {
        var suppressors = FindSuppressors(alarm);
        var names = PromText.Quote(string.Join('|', suppressors.Select(PromText.EscapeRegex)));
        var service = PromText.Quote(model.Service);
        return suppressors.Count == 0
            ? string.Empty
            : $"\nunless on ()\nALERTS{{alertname=~{names}, alertstate=\"firing\", service={service}, {_selectors.Environment}}}";
    }

    private List<string> FindSuppressors(Alarm alarm)
    {
        List<string> found = [.. alarm.SuppressedBy];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(model.Alarms.Where(a => a.Id == found[i]).SelectMany(static a => a.SuppressedBy).Except(found).ToList());
        }

        return found;
    }
}
