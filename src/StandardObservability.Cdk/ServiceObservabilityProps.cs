using Amazon.CDK.AWS.SNS;

namespace StandardObservability.Cdk;

/// <summary>What differs between environments: the values of the template's parameters. Each text may be a token of the CDK.</summary>
public sealed class ServiceObservabilityProps
{
    /// <summary>The log group that receives standard output of the service, for example <c>/ecs/checkout</c> or <c>logGroup.LogGroupName</c>.</summary>
    /// <value>Letters, digits and <c>. - _ / #</c>, at most 512.</value>
    public required string LogGroupName { get; set; }

    /// <summary>The environment of the service, <c>deployment.environment.name</c>. The names of dashboard and alarms contain it.</summary>
    /// <value>Default: <c>production</c>. Letters, digits, <c>_</c> and <c>-</c>, at most 64.</value>
    /// <remarks>It is a dimension of all metrics, so an alarm with another value than the service's never sees a measurement.</remarks>
    public string? Environment { get; set; }

    /// <summary>Address of the runbook, without the name of an alarm. Descriptions of alarms and the dashboard link to it.</summary>
    /// <value>Default: <c>RUNBOOK.md</c>. No quotes, backslashes or control characters, at most 200 characters.</value>
    public string? RunbookUrl { get; set; }

    /// <summary>The topic that wakes the person on call.</summary>
    /// <value>Default: <see langword="null"/>, alarms that page notify no one.</value>
    public ITopic? PageTopic { get; set; }

    /// <summary>The topic of alarms for working hours.</summary>
    /// <value>Default: <see langword="null"/>, alarms that open a ticket notify no one.</value>
    public ITopic? TicketTopic { get; set; }

    /// <summary>Whether the objectives are resources of CloudWatch Application Signals.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    /// <remarks>A deployment with <see langword="true"/> fails in an account where Application Signals is not enabled.</remarks>
    public bool ServiceLevelObjectives { get; set; }
}
