using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;

/// <summary>
/// Adds the alarms of a model to a template. An alarm with several parts is a composite alarm over them. Alarms that page notify together, by one
/// alarm, so that an incident is one notification.
/// </summary>
/// <remarks>Source: AWS CloudFormation template reference, <c>AWS::CloudWatch::CompositeAlarm</c>.</remarks>
/// <param name="model">The model.</param>
/// <param name="split">The parts of an alarm.</param>
internal sealed class AlarmResources(ServiceModel model, Func<Alarm, IReadOnlyList<AlarmPart>> split)
{
    /// <summary>Longest time that an alarm waits for its suppressor to fire, and that it stays silent afterwards.</summary>
    private const int WaitSeconds = 120;
    private const int ExtensionSeconds = 180;

    /// <summary>Length of a description, without a long address of the runbook, which is known when the template is deployed.</summary>
    private const int MaxDescription = 800;

    private readonly AlarmNames _names = new(model.Service);

    /// <summary>The logical ids of the alarms that the dashboard shows, in the order of the model.</summary>
    public IEnumerable<string> Shown =>
    [
        .. PagingAlarms.Any() ? (string[])[AlarmNames.LogicalId(AlarmNames.Unhealthy)] : [],
        .. model.Alarms.Select(static a => AlarmNames.LogicalId(a.Id)),
    ];

    private string Owner => model.Team is { } team ? $" Owner: {Placeholder.Escape(team)}" : string.Empty;

    private IEnumerable<Alarm> PagingAlarms => model.Alarms.Where(static a => a.Severity == Severity.Page);

    /// <exception cref="RenderException">CloudWatch cannot express an alarm.</exception>
    public void AddTo(TemplateResources resources)
    {
        foreach (var alarm in model.Alarms)
        {
            try
            {
                Add(resources, alarm);
            }
            catch (RenderException problem)
            {
                throw new RenderException($"Alarm {alarm.Id} {problem.Message}");
            }
        }

        if (PagingAlarms.Any())
        {
            resources.Add(
                AlarmNames.LogicalId(AlarmNames.Unhealthy),
                "AWS::CloudWatch::CompositeAlarm",
                Describe(AlarmNames.Unhealthy, AlarmNames.Unhealthy, "Users notice a failure: at least one alarm that pages fires.", Severity.Page)
                    .With(Rule(PagingAlarms.Select(static a => a.Id), "OR"))
                    .With(TemplateParameters.Actions(Severity.Page)));
        }
    }

    private void Add(TemplateResources resources, Alarm alarm)
    {
        var notifies = alarm.Severity == Severity.Ticket;
        var actions = notifies ? TemplateParameters.Actions(alarm.Severity) : [];
        var parts = split(alarm);
        if (parts is [var whole] && whole.Id == alarm.Id)
        {
            AddPart(resources, alarm, whole, alarm.Meaning, actions);
            return;
        }

        foreach (var part in parts)
        {
            AddPart(resources, alarm, part, $"A condition of {alarm.Id}.", []);
        }

        var composite = Describe(alarm.Id, alarm.Id, alarm.Meaning, alarm.Severity).With(Rule(parts.Select(static p => p.Id), "AND")).With(actions);
        AddSuppressor(resources, alarm, composite, notifies);
        resources.Add(AlarmNames.LogicalId(alarm.Id), "AWS::CloudWatch::CompositeAlarm", composite);
    }

    private void AddPart(TemplateResources resources, Alarm alarm, AlarmPart part, string meaning, JsonObject actions)
        => resources.Add(
            AlarmNames.LogicalId(part.Id),
            "AWS::CloudWatch::Alarm",
            Describe(part.Id, alarm.Id, meaning, alarm.Severity).With(part.Comparison).With(actions));

    /// <summary>An alarm that notifies has one suppressor, so several are combined.</summary>
    private void AddSuppressor(TemplateResources resources, Alarm alarm, JsonObject composite, bool notifies)
    {
        if (!notifies || alarm.SuppressedBy.Count == 0)
        {
            return;
        }

        var suppressor = alarm.SuppressedBy[0];
        if (alarm.SuppressedBy.Count > 1)
        {
            suppressor = $"{alarm.Id}-suppressor";
            resources.Add(
                AlarmNames.LogicalId(suppressor),
                "AWS::CloudWatch::CompositeAlarm",
                Describe(suppressor, alarm.Id, $"While it fires, {alarm.Id} does not notify.", alarm.Severity).With(Rule(alarm.SuppressedBy, "OR")));
        }

        composite["ActionsSuppressor"] = TemplateResources.Arn(AlarmNames.LogicalId(suppressor));
        composite["ActionsSuppressorWaitPeriod"] = WaitSeconds;
        composite["ActionsSuppressorExtensionPeriod"] = ExtensionSeconds;
    }

    /// <summary>Name, description and tags.</summary>
    /// <param name="id">The id of the resource.</param>
    /// <param name="entry">The alarm whose entry in the runbook explains it.</param>
    /// <param name="meaning">What is wrong when it fires.</param>
    /// <param name="severity">Who reacts.</param>
    private JsonObject Describe(string id, string entry, string meaning, Severity severity)
    {
        var description = $"{Placeholder.Escape(meaning)} Runbook: {Placeholder.Runbook}#{entry}{Owner}";
        return description.Length <= MaxDescription ? Describe(id, description, ("Severity", severity.ToString())) : throw new RenderException(
            $"has a description of {description.Length} characters with its runbook and owner. Shorten its meaning: {MaxDescription} are accepted.");
    }

    private JsonObject Describe(string id, string description, (string Key, string? Value) severity) => new()
    {
        ["AlarmName"] = TemplateResources.Sub(_names.FullName(id)),
        ["AlarmDescription"] = TemplateResources.Sub(description),
        ["Tags"] = TemplateResources.Tags(("Service", model.Service), severity, ("Team", model.Team)),
    };

    private static JsonObject Rule(IEnumerable<string> ids, string combination) => new()
    {
        ["AlarmRule"] = TemplateResources.Sub(
            string.Join($" {combination} ", ids.Select(static i => $"ALARM(\"${{{AlarmNames.LogicalId(i)}}}\")"))),
    };
}
