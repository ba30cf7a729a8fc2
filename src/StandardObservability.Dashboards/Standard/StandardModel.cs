using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Commands;

namespace StandardObservability.Dashboards;

/// <summary>The sections, objectives and alarms that fit every service. A service adds its own with <c>With</c>.</summary>
public static class StandardModel
{
    /// <summary>Creates the model of a service.</summary>
    /// <param name="service">Name of the service, <c>service.name</c>.</param>
    /// <param name="configure">Changes what differs between services.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An objective is out of range.</exception>
    public static ServiceModel For(string service, Action<StandardModelOptions>? configure = null)
    {
        var options = new StandardModelOptions();
        configure?.Invoke(options);
        var model = new ServiceModel(service) { Team = options.Team };
        return options.IsWeb
            ? model
                .With(CreateAvailability(options), CreateLatency(options))
                .With([.. StandardAlarms.OfEveryService(), .. StandardAlarms.OfWebServices(options)])
                .With(WebSections.Create(options))
                .WithObjectives()
                .With(ProcessSections.Create())
            : model.With(StandardAlarms.OfEveryService()).With(ProcessSections.Create());
    }

    /// <summary>The model that a service registered, or the standard one.</summary>
    internal static ServiceModel Of(ServiceModelSource? source, EmittingService service)
    {
        var model = source?.Create(service.Name) ?? For(service.Name, options => options.IsWeb = service.IsWeb);
        return model.Team is null ? model with { Team = service.Team } : model;
    }

    /// <summary>The model of a host: the one that it registered, or the standard one.</summary>
    internal static ServiceModel Of(IServiceProvider services)
        => Of(services.GetService<ServiceModelSource>(), services.GetRequiredService<EmittingService>());

    private static ServiceModel WithObjectives(this ServiceModel model)
        => model.With(new Section(
            "Objectives",
            "How fast the error budgets are spent. The lines are the rates at which alarms fire.",
            [.. model.Slos.SelectMany(static s => s.CreateWidgets())]) { IsDetail = true });

    private static Slo CreateAvailability(StandardModelOptions options)
    {
        var (failed, all) = (Query.Rate(StandardSignals.ServerFaults), Query.Rate(StandardSignals.ServerRequests));
        var slo = Slo.OfFailures("availability", "Availability", failed, all, options.AvailabilityObjective);
        var requests = new FirstLook("The failed requests, and their traces.") { Query = StandardQueries.FailedRequests };
        return slo with { FirstLooks = [slo.FirstLooks[0], requests, .. slo.FirstLooks.Skip(1)] };
    }

    private static Slo CreateLatency(StandardModelOptions options)
        => Slo.OfDurations("latency", "Latency", StandardSignals.ServerRequests, options.LatencyThreshold.TotalSeconds, options.LatencyObjective);
}
