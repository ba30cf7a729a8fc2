using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>The questions of a platform team about its policy: adoption, conformance, findings and exemptions.</summary>
internal static class FleetSections
{
    private const string Team = AttributeNames.ServiceTeam;
    private const string Service = AttributeNames.ServiceName;

    private static ServicesQuery WithPolicy => Query.Services(PolicySignals.Info);

    public static IReadOnlyList<Section> Create() => [CreateAdoption(), CreateConformance(), CreateFindings(), CreateExemptions()];

    private static Section CreateAdoption() => new(
        "Adoption",
        "Which services have the policy, in which version, and whether the compiler checked it.",
        new Widget("Adoption", WidgetView.Number, new Line("adoption", Query.Ratio(WithPolicy, Query.Services(StandardSignals.WorkingSet))))
        {
            Meaning = "Services with a policy, of all services that report metrics of the .NET runtime.",
        },
        new Widget("Services", WidgetView.Lines, new Line("with a policy", WithPolicy), new Line("all", Query.Services(StandardSignals.WorkingSet)))
        {
            Meaning = "Services with a policy, and all services that report metrics of the .NET runtime.",
        },
        new Widget("Services by policy version", WidgetView.Stacked, new Line("services", WithPolicy with { By = PolicyAttributeNames.Version }))
        {
            Meaning = "How many versions of the policy are in use. During a deployment a service counts for both versions.",
        },
        new Widget("Services by analyzers", WidgetView.Stacked, new Line("services", WithPolicy with { By = PolicyAttributeNames.Analyzers }))
        {
            Meaning = "Where analyzers are off or unknown, the compiler checked nothing.",
        },
        new Widget("Services with a policy by team", WidgetView.Table, new Line("services", WithPolicy with { By = Team }))
        {
            Meaning = "Services without a team have an empty name here. Set Observability:Team.",
        });

    private static Section CreateConformance() => new(
        "Conformance",
        "A service conforms when no rule has had a finding since its start, except those that an exemption covers.",
        new Widget("Conforming services", WidgetView.Number, new Line("conforming", CreateConforming(by: null)))
        {
            Meaning = "Services that conform, of those with a policy.",
        },
        new Widget("Conformance by team", WidgetView.Table, new Line("conforming", CreateConforming(Team)))
        {
            Meaning = "Share of the services of a team that conform.",
        },
        new Widget("Broken rules by team", WidgetView.Table, new Line("rules", Query.TotalOfServices(PolicySignals.BrokenRules) with { By = Team }))
        {
            Meaning = "Rules with findings, added up over the services of a team.",
        },
        new Widget("Broken rules by service", WidgetView.Table, new Line("rules", Query.TotalOfServices(PolicySignals.BrokenRules) with { By = Service }))
        {
            Meaning = "Rules with findings. Event 900 of the service has the names that break them.",
        });

    private static Section CreateFindings() => new(
        "Findings",
        "What breaks the rules while services run, exempt findings included. Rules with many services need a better fix or a better rule.",
        new Widget("Top rules", WidgetView.Table, new Line("services", Query.Services(PolicySignals.Violations) with { By = PolicyAttributeNames.Rule }))
        {
            Meaning = "Services with findings of a rule since their start.",
        },
        CreateRate("Findings by rule", PolicyAttributeNames.Rule, "Findings a second. Most instruments and attributes are counted once."),
        CreateRate("Findings by action", PolicyAttributeNames.Action, "Findings a second by what was done."),
        CreateRate("Findings by team", Team, "Findings a second by team."),
        CreateRate("Findings by service", Service, "Findings a second by service."));

    private static Section CreateExemptions() => new(
        "Exemptions",
        "Permissions to break a rule until a day. An expired one fails the next build.",
        new Widget("Exemptions by state", WidgetView.Stacked, new Line("exemptions", CreateTotal(PolicyAttributeNames.ExemptionState)))
        {
            Meaning = "Valid, expiring within 30 days, and expired. Exemptions that the policy grants to all services count once for each service.",
        },
        CreateTable("Expiring exemptions by team", "expiring", Team, "Exemptions that end within 30 days."),
        CreateTable("Expiring exemptions by service", "expiring", Service, "Exemptions that end within 30 days."),
        CreateTable("Expired exemptions by service", "expired", Service, "Exemptions that have ended. The rule has its mode again."));

    private static RatioQuery CreateConforming(string? by)
    {
        var all = Query.Services(PolicySignals.BrokenRules) with { By = by };
        return Query.Ratio(all with { Below = 1 }, all);
    }

    private static TotalQuery CreateTotal(string by) => Query.TotalOfServices(PolicySignals.Exemptions) with { By = by };

    private static Widget CreateTable(string title, string state, string by, string meaning)
        => new(title, WidgetView.Table, new Line("exemptions", CreateTotal(by) with { Filters = [new(PolicyAttributeNames.ExemptionState, state)] }))
        {
            Meaning = meaning,
        };

    private static Widget CreateRate(string title, string by, string meaning)
        => Widget.Chart(title, Query.Rate(PolicySignals.Violations) with { By = by }, meaning);
}
