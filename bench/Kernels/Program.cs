using BenchmarkDotNet.Running;
using ToaSoan.Kernels;

if (args.Contains("--quick"))
{
    QuickRun.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(TextBenchmarks).Assembly).Run(args);
}
