package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"
)

// What the repository has ready for others: the action of GitHub, the component of
// GitLab, and the hook of pre-commit.
type (
	githubAction struct {
		Inputs map[string]struct{ Description, Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Name, Shell, Run string
				Env              map[string]string
				WorkingDirectory string `yaml:"working-directory"`
			}
		}
	}
	gitlabSpec struct {
		Spec struct {
			Inputs map[string]struct{ Description, Default string }
		}
	}
	gitlabComponent struct {
		Pare struct {
			Image     string
			Variables map[string]string
			Script    []string
		}
	}
	hook struct {
		ID, Entry, Language string
		PassFilenames       *bool `yaml:"pass_filenames"`
	}
)

func readAction(t testing.TB) githubAction {
	t.Helper()
	var a githubAction
	readYAML(t, "../../action.yml", &a)
	return a
}

func readComponent(t testing.TB) (gitlabSpec, gitlabComponent) {
	t.Helper()
	var spec gitlabSpec
	var component gitlabComponent
	readYAML(t, "../../templates/pare.yml", &spec, &component)
	return spec, component
}

func readHooks(t testing.TB) []hook {
	t.Helper()
	var hooks []hook
	readYAML(t, "../../.pre-commit-hooks.yaml", &hooks)
	return hooks
}

func readYAML(t testing.TB, file string, documents ...any) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	for _, document := range documents {
		if err := d.Decode(document); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
}

// Text that others may choose, such as the name of a branch, never becomes a part
// of a script.
func TestScriptsTakeInputsByVariables(t *testing.T) {
	action := readAction(t)
	if action.Runs.Using != "composite" || len(action.Runs.Steps) < 2 {
		t.Fatalf("the action has %d steps and is %s", len(action.Runs.Steps), action.Runs.Using)
	}
	for _, step := range action.Runs.Steps {
		if step.Shell != "bash" || strings.Contains(step.Run, "${{") {
			t.Errorf("%s: the script holds an expression, or runs in %q", step.Name, step.Shell)
		}
	}
	_, component := readComponent(t)
	for _, line := range component.Pare.Script {
		if strings.Contains(line, "$[[") {
			t.Errorf("the component's script holds an expression: %s", line)
		}
	}
	for _, h := range readHooks(t) {
		if h.Language != "golang" || h.PassFilenames == nil || *h.PassFilenames {
			t.Errorf("the hook %s is of %s, and gets names of files", h.ID, h.Language)
		}
	}
}

// GitLab puts inputs into the text of the component before it reads it as YAML: what
// stands there has to stay text, whatever it is.
func TestComponentTakesAnyInput(t *testing.T) {
	text, err := os.ReadFile("../../templates/pare.yml")
	if err != nil {
		t.Fatal(err)
	}
	_, job, _ := strings.Cut(string(text), "\n---\n")
	spec, _ := readComponent(t)
	var defaults []string
	for name, input := range spec.Spec.Inputs {
		defaults = append(defaults, "$[[ inputs."+name+" ]]", input.Default)
	}
	for what, filled := range map[string]string{
		"by default": strings.NewReplacer(defaults...).Replace(job),
		"a number":   regexp.MustCompile(`\$\[\[[^\]]*\]\]`).ReplaceAllString(job, "1.10"),
	} {
		var component struct {
			Pare struct {
				Stage     any
				Variables map[string]any
			}
		}
		if err := yaml.Unmarshal([]byte(filled), &component); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		values := component.Pare.Variables
		values["stage"] = component.Pare.Stage
		for name, value := range values {
			if _, ok := value.(string); !ok {
				t.Errorf("%s: %s is %#v, want text", what, name, value)
			}
		}
		if strings.Contains(filled, "$[[") || len(values) < 4 {
			t.Errorf("%s: %v, and not all inputs were put in", what, values)
		}
	}
}

// Where a job runs in a container, expressions name paths outside of it; variables
// are translated.
func TestActionNamesNoPathOfTheHost(t *testing.T) {
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	if path := regexp.MustCompile(`\$\{\{[^}]*(action_path|workspace|runner\.temp)[^}]*\}\}`).FindString(string(text)); path != "" {
		t.Errorf("the action uses %s: use the variable of the same name", path)
	}
}

// Every call of pare that the README shows, and those of the pieces that are ready
// for others, is of a command that exists, with flags and variables that it has.
func TestCallsThatAreShown(t *testing.T) {
	var calls []string
	for _, block := range fenced(t) {
		for _, line := range strings.Split(block, "\n") {
			line, _, _ = strings.Cut(line, " #")
			calls = append(calls, line)
		}
	}
	for _, step := range readAction(t).Runs.Steps {
		calls = append(calls, strings.Split(step.Run, "\n")...)
		for name := range step.Env {
			calls = append(calls, name+"= pare audit")
		}
	}
	_, component := readComponent(t)
	calls = append(calls, component.Pare.Script...)
	for name := range component.Pare.Variables {
		calls = append(calls, name+"= pare audit")
	}
	for _, h := range readHooks(t) {
		calls = append(calls, h.Entry)
	}
	call := regexp.MustCompile(`(?:^|[\s;|&-])((?:[A-Z_]+=\S* )*)pare ([a-z][^|>;&]*)`)
	tried := 0
	for _, line := range calls {
		for _, parts := range call.FindAllStringSubmatch(line, -1) {
			tried++
			root := (&app{}).root()
			cmd, _, err := root.Find(strings.Fields(parts[2]))
			if err != nil || cmd == root {
				t.Errorf("no command: %s", line)
				continue
			}
			for _, word := range strings.Fields(parts[2]) {
				if name, ok := strings.CutPrefix(word, "--"); ok && !hasFlag(cmd, name) {
					t.Errorf("%s has no flag %s: %s", cmd.CommandPath(), word, line)
				}
			}
			for _, word := range strings.Fields(parts[1]) {
				name, _, _ := strings.Cut(word, "=")
				if name, ok := strings.CutPrefix(name, "PARE_"); ok && !hasFlag(cmd, strings.ReplaceAll(strings.ToLower(name), "_", "-")) {
					t.Errorf("%s heeds no variable %s: %s", cmd.CommandPath(), word, line)
				}
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d calls were found", tried)
	}
}

func hasFlag(cmd *cobra.Command, name string) bool {
	name, _, _ = strings.Cut(name, "=")
	return cmd.Flag(name) != nil
}

// fenced lists the blocks of code of the README.
func fenced(t *testing.T) []string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for i, part := range strings.Split(strings.ReplaceAll(string(readme), "\r\n", "\n"), "```") {
		if i%2 == 1 {
			blocks = append(blocks, part)
		}
	}
	return blocks
}

// What the README gives the action, the component and the hook is what they take.
func TestREADMEUsesWhatIsReady(t *testing.T) {
	spec, _ := readComponent(t)
	action, hooks := readAction(t), readHooks(t)
	seen := map[string]bool{}
	for _, block := range fenced(t) {
		_, text, _ := strings.Cut(block, "\n")
		var steps []struct {
			Uses string
			With map[string]string
		}
		if yaml.Unmarshal([]byte(text), &steps) == nil {
			for _, step := range steps {
				if strings.HasPrefix(step.Uses, "pare-dev/pare@") {
					seen["action"] = true
					for name := range step.With {
						if _, ok := action.Inputs[name]; !ok {
							t.Errorf("the action takes no %s", name)
						}
					}
				}
			}
		}
		var pipeline struct {
			Include []struct {
				Remote string
				Inputs map[string]string
			}
		}
		if yaml.Unmarshal([]byte(text), &pipeline) == nil {
			for _, include := range pipeline.Include {
				seen["component"] = seen["component"] || strings.HasSuffix(include.Remote, "/templates/pare.yml")
				for name := range include.Inputs {
					if _, ok := spec.Spec.Inputs[name]; !ok {
						t.Errorf("the component takes no %s", name)
					}
				}
			}
		}
		var config struct {
			Repos []struct {
				Hooks []struct {
					ID   string
					Args []string
				}
			}
		}
		if yaml.Unmarshal([]byte(text), &config) == nil {
			for _, repo := range config.Repos {
				for _, h := range repo.Hooks {
					seen["hook"] = true
					if h.ID != hooks[0].ID {
						t.Errorf("no hook is called %s", h.ID)
					}
					cmd, _, _ := (&app{}).root().Find(strings.Fields(strings.TrimPrefix(hooks[0].Entry, "pare ")))
					for _, arg := range h.Args {
						if name, ok := strings.CutPrefix(arg, "--"); ok && !hasFlag(cmd, name) {
							t.Errorf("the hook takes no %s", arg)
						}
					}
				}
			}
		}
	}
	if len(seen) != 3 || !seen["component"] {
		t.Errorf("the README shows %v, want the action, the component and the hook", seen)
	}
}
