// Holds a dashboard against Grafana's own types: every field must be known and valid. schema DASHBOARD...
package main

import (
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	failed := false
	for _, name := range os.Args[1:] {
		bytes, err := os.ReadFile(name)
		var board dashboard.Dashboard
		if err == nil {
			err = board.UnmarshalJSONStrict(bytes)
		}
		if err == nil {
			err = board.Validate()
		}
		// The SDK returns an empty list of errors as an error.
		wrong := err != nil && err.Error() != ""
		fmt.Println(name, "valid:", !wrong)
		if wrong {
			fmt.Println(err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}
