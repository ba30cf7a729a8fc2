namespace StandardObservability.Dashboards;

/// <summary>A board of all services of an environment for a platform team: who has the policy, who keeps it, and which exemptions end.</summary>
/// <remarks>It needs PromQL: Prometheus and Grafana, or OTLP metrics in CloudWatch.</remarks>
public static class FleetModel
{
    /// <summary>Creates the model. Register it in a program of the platform team with <c>AddServiceModel(FleetModel.For)</c>.</summary>
    /// <param name="name">Name of the board.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ServiceModel For(string name) => (new ServiceModel(name) { IsFleet = true }).With(FleetSections.Create());
}
