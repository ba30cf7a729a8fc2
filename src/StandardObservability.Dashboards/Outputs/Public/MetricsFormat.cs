namespace StandardObservability.Dashboards;

/// <summary>The form in which metrics leave a service, and with it where dashboards and alarms read them.</summary>
public enum MetricsFormat
{
    /// <summary>Embedded metric format, which CloudWatch reads from logs: a CloudFormation template.</summary>
    Emf,

    /// <summary>OTLP, which CloudWatch stores and answers PromQL over: a CloudFormation template. It is not verified on an AWS account.</summary>
    Otlp,

    /// <summary>OTLP to Prometheus: alerting rules, and a dashboard of Grafana.</summary>
    Prometheus,
}
