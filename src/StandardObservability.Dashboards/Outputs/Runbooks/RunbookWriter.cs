using System.Globalization;
using System.Text;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prices;

namespace StandardObservability.Dashboards.Outputs.Runbooks;

/// <summary>Writes a runbook as Markdown: what each alarm means, what to look at first, and how to roll back.</summary>
/// <param name="model">The model.</param>
/// <param name="metrics">The metrics of the service.</param>
/// <param name="prices">The prices of CloudWatch, or <see langword="null"/> if the service does not send embedded metric format.</param>
internal sealed class RunbookWriter(ServiceModel model, EmittedMetrics metrics, PriceTable? prices)
{
    private const string DefaultRollBack = """
        The version before the deployment is in the query "Starts and versions".
        - **ECS**: `aws ecs update-service --cluster CLUSTER --service SERVICE --task-definition FAMILY:REVISION`
        - **CodeDeploy**, while it deploys: `aws deploy stop-deployment --deployment-id ID --auto-rollback-enabled`
        - **Lambda**: `aws lambda update-alias --function-name FUNCTION --name ALIAS --function-version VERSION`
        - **Kubernetes**: `kubectl rollout undo deployment/NAME`
        """;

    private readonly StringBuilder _text = new();
    private readonly LogsInsights _logs = new(metrics);

    public string Write()
    {
        WriteHead();
        WriteObjectives();
        WriteTable();
        foreach (var alarm in model.Alarms)
        {
            Write(alarm);
        }

        if (prices is not null && model.Alarms.Any(static a => a.Severity == Severity.Page))
        {
            WriteUnhealthy();
        }

        Line("## Roll back").Line(model.RollBack ?? DefaultRollBack);
        return _text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private void WriteHead() => Line($"# Runbook of {model.Service}")
        .Line($"Owner: {model.Team ?? "not set; set Observability:Team"}. Generated from the service's model with `observability render`; "
            + "changes belong there.")
        .Line()
        .Line("Queries are for CloudWatch Logs Insights and the log group of the service. They are saved in the account under")
        .Line($"`{model.Service}/ENVIRONMENT/`. Replace `ENVIRONMENT` when you copy one from here. "
            + "X-Ray finds the spans of a request by its `xray_trace_id`, other viewers by its `trace_id`.")
        .Line();

    private void WriteObjectives()
    {
        if (model.Slos.Count == 0)
        {
            return;
        }

        Line("## Objectives").Line("| objective | good events | window | bad events |").Line("|---|---|---|---|");
        foreach (var slo in model.Slos)
        {
            var (share, days) = (Numbers.Write(100 * slo.Objective), Numbers.Write(slo.Window.TotalDays));
            Line($"| {slo.Title} | {share} % | {days} days | {QueryText.Describe(slo.BadShare)} |");
        }

        Line();
    }

    private void WriteTable()
    {
        Line("## Alarms");
        if (prices is not null)
        {
            var total = Price(AlarmCost.Find(model, metrics).PriceAt(prices));
            Line($"All alarms cost {total} a month, and the dashboard {Price(prices.Dashboard)} ({prices.Source}).")
                .Line($"Alarms with severity Page notify together, by `{AlarmNames.Unhealthy}`.").Line();
        }

        Line(prices is null ? "| alarm | severity |" : "| alarm | severity | cost a month |").Line(prices is null ? "|---|---|" : "|---|---|---|");
        foreach (var alarm in model.Alarms)
        {
            var cost = prices is null ? string.Empty : $" {Price(AlarmCost.Find(alarm, metrics).PriceAt(prices))} |";
            Line($"| [{alarm.Id}](#{alarm.Id}) | {alarm.Severity} |{cost}");
        }

        Line();
    }

    private void Write(Alarm alarm)
    {
        Line($"### {alarm.Id}").Line($"**{alarm.Severity}.** {alarm.Meaning}").Line().Line("It fires while:");
        foreach (var condition in alarm.Conditions)
        {
            Line($"- {QueryText.Describe(condition)}");
        }

        Line();
        if (alarm.SuppressedBy.Count > 0)
        {
            Line($"While {string.Join(" or ", alarm.SuppressedBy.Select(static s => $"[{s}](#{s})"))} fires, it does not notify.").Line();
        }

        if (alarm.FirstLooks.Count > 0)
        {
            Line("Look first at:");
        }

        foreach (var (index, look) in alarm.FirstLooks.Index())
        {
            Write(index + 1, look);
        }

        Line(alarm.GuardsDeployment
            ? "It rolls the deployment back without a person. If that did not happen: [roll back](#roll-back)."
            : "If a deployment is the cause: [roll back](#roll-back).").Line();
    }

    private void Write(int number, FirstLook look)
    {
        var chart = look.Widget is { } widget ? $" Chart: **{widget}**." : string.Empty;
        Line(string.Create(CultureInfo.InvariantCulture, $"{number}. {look.Text}{chart}"));
        if (look.Query is { } query && (prices is not null || query.Source == LogSource.Lines))
        {
            Line().Line($"   Query **{query.Title}**:").Line("   ```");
            var text = _logs.Translate(query).Replace(CloudWatch.Placeholder.Environment, "ENVIRONMENT", StringComparison.Ordinal);
            Line($"   {QueryCommands.ToLines(text, indent: "   ")}").Line("   ```");
        }
    }

    private void WriteUnhealthy() => Line($"### {AlarmNames.Unhealthy}")
        .Line("**Page.** At least one of these fires; each has its own entry above. It is the one that notifies, so an incident is one notification.")
        .Line(string.Join(", ", model.Alarms.Where(static a => a.Severity == Severity.Page).Select(static a => $"[{a.Id}](#{a.Id})")))
        .Line();

    private static string Price(decimal dollars) => string.Create(CultureInfo.InvariantCulture, $"${dollars:0.00}");

    private RunbookWriter Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
